package io.ashlar.benchmarks.decoder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** GPT-2 with 124 million drawn weights in Hub layout: as fast as the trained one, and made anywhere. */
final class RandomGpt2 {
    static final int VOCABULARY = 50_257;

    private RandomGpt2() {}

    /** The package in {@code folder}. */
    static Path layOut(Path folder) throws IOException {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.put("model_type", "gpt2").put("vocab_size", VOCABULARY).put("n_positions", 1024);
        config.put("n_embd", 768).put("n_layer", 12).put("n_head", 12).put("torch_dtype", "float32");
        config.put("bos_token_id", VOCABULARY - 1).put("eos_token_id", VOCABULARY - 1);
        config.putArray("architectures").add("GPT2LMHeadModel");
        Block root = Families.architecture(ModelConfig.of(config), Head.TEXT_GENERATION, new Blocks(LinearForm.PLAIN))
                .root();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        root.forEachWeight((path, weight) -> weights.put(path, new DrawnWeight(path, weight)));
        SafetensorsWriter.write(folder.resolve("model.safetensors"), weights, Map.of("format", "pt"));
        Files.writeString(folder.resolve("config.json"), config.toPrettyString());
        return folder;
    }
}
