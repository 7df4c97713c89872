package io.ashlar.benchmarks.encoderdecoder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.run.DrawnPackage;
import io.ashlar.contracts.Json;
import io.ashlar.models.families.Head;
import java.io.IOException;
import java.nio.file.Path;

/** Encoder-decoders with drawn weights in Hub layout: as fast as trained ones, and made anywhere. */
enum RandomWriter {
    T5_SMALL("t5-small", 32_128, 0) {
        @Override
        void describe(ObjectNode config) {
            config.put("model_type", "t5").put("d_kv", 64).put("d_ff", 2048);
            config.put("num_layers", 6)
                    .put("num_heads", 8)
                    .put("pad_token_id", 0)
                    .put("eos_token_id", 1);
            config.putArray("architectures").add("T5ForConditionalGeneration");
        }
    },
    MARIAN("marian", 58_101, 58_100) {
        @Override
        void describe(ObjectNode config) {
            config.put("model_type", "marian").put("activation_function", "swish");
            for (String side : new String[] {"encoder", "decoder"}) {
                config.put(side + "_layers", 6)
                        .put(side + "_attention_heads", 8)
                        .put(side + "_ffn_dim", 2048);
            }
            config.put("max_position_embeddings", 512).put("scale_embedding", true);
            config.put("pad_token_id", 58_100).put("eos_token_id", 0);
            config.putArray("architectures").add("MarianMTModel");
        }
    };

    private final String title;
    private final int vocabulary;
    private final long start;

    RandomWriter(String title, int vocabulary, long start) {
        this.title = title;
        this.vocabulary = vocabulary;
        this.start = start;
    }

    abstract void describe(ObjectNode config);

    String title() {
        return title;
    }

    /** The token with which a target begins. */
    long start() {
        return start;
    }

    /** The package in {@code folder}. */
    Path layOut(Path folder) throws IOException {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.put("vocab_size", vocabulary).put("d_model", 512).put("is_encoder_decoder", true);
        config.put("decoder_start_token_id", start).put("torch_dtype", "float32");
        describe(config);
        return DrawnPackage.layOut(folder, config, Head.SEQ2SEQ);
    }
}
