package io.ashlar.benchmarks.decoder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.run.DrawnPackage;
import io.ashlar.contracts.Json;
import io.ashlar.models.families.Head;
import java.io.IOException;
import java.nio.file.Path;

/** GPT-2 with 124 million drawn weights in Hub layout: as fast as the trained one, and made anywhere. */
public final class RandomGpt2 {
    static final int VOCABULARY = 50_257;

    private RandomGpt2() {}

    /** The package in {@code folder}. */
    static Path layOut(Path folder) throws IOException {
        return DrawnPackage.layOut(folder, config(), Head.TEXT_GENERATION);
    }

    /** Its {@code config.json}. */
    public static ObjectNode config() {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.put("model_type", "gpt2").put("vocab_size", VOCABULARY).put("n_positions", 1024);
        config.put("n_embd", 768).put("n_layer", 12).put("n_head", 12).put("torch_dtype", "float32");
        config.put("bos_token_id", VOCABULARY - 1).put("eos_token_id", VOCABULARY - 1);
        config.putArray("architectures").add("GPT2LMHeadModel");
        return config;
    }
}
