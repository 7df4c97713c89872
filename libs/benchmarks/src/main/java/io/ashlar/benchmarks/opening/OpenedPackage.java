package io.ashlar.benchmarks.opening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.decoder.RandomGpt2;
import io.ashlar.benchmarks.run.DrawnPackage;
import io.ashlar.contracts.Json;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.families.Head;
import io.ashlar.models.running.DecoderRunner;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packages that are opened, all of their weights drawn in fp32. */
enum OpenedPackage {
    /** With its tokenizer, which both sides build from {@code vocab.txt}. */
    BERT_BASE("bert-base", "BertForMaskedLM") {
        @Override
        void layOut(Path folder, boolean tiny) throws IOException {
            ObjectNode config = Json.MAPPER.createObjectNode();
            config.put("model_type", "bert").put("torch_dtype", "float32");
            config.put("max_position_embeddings", 512).put("type_vocab_size", 2);
            config.put("hidden_size", tiny ? 32 : 768).put("num_attention_heads", tiny ? 2 : 12);
            config.put("num_hidden_layers", tiny ? 2 : 12).put("intermediate_size", tiny ? 64 : 3072);
            config.putArray("architectures").add("BertForMaskedLM");
            List<String> words = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
            while (words.size() < (tiny ? 100 : 30_522)) {
                words.add("word" + words.size());
            }
            config.put("vocab_size", words.size());
            Files.write(folder.resolve("vocab.txt"), words);
            Files.writeString(folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"BertTokenizer\"}");
            DrawnPackage.layOut(folder, config, Head.FILL_MASK);
        }

        @Override
        Opened open(Path folder, OpenOptions options) {
            TextRunner runner = TextRunner.open(folder, Head.FILL_MASK, options);
            Encoding tokens = Encoding.ofIds(new long[TOKENS], new long[TOKENS]);
            return new Opened(
                    runner.summary().bytes(), () -> runner.predict(List.of(tokens), (encoding, token) -> token == 1));
        }
    },
    /** The model alone. */
    GPT2("gpt2", "GPT2LMHeadModel") {
        @Override
        void layOut(Path folder, boolean tiny) throws IOException {
            ObjectNode config = RandomGpt2.config();
            if (tiny) {
                config.put("vocab_size", 100)
                        .put("n_embd", 32)
                        .put("n_layer", 2)
                        .put("n_head", 2);
                config.put("bos_token_id", 0).put("eos_token_id", 0);
            }
            DrawnPackage.layOut(folder, config, Head.TEXT_GENERATION);
        }

        @Override
        Opened open(Path folder, OpenOptions options) {
            DecoderRunner runner = DecoderRunner.open(folder, options);
            return new Opened(runner.summary().bytes(), () -> runner.start(List.of(new long[TOKENS]), 2 * TOKENS));
        }
    };

    private static final int TOKENS = 8;

    private final String title;
    private final String peerClass;

    OpenedPackage(String title, String peerClass) {
        this.title = title;
        this.peerClass = peerClass;
    }

    /**
     * A package in the engine, for as long as the process lives.
     *
     * @param weights bytes of the weights in the precision that runs
     * @param answer a short forward
     */
    record Opened(long weights, Runnable answer) {}

    String title() {
        return title;
    }

    /** The class of transformers that opens it. */
    String peerClass() {
        return peerClass;
    }

    /** Writes the package, or one of the same family with next to no weights. */
    abstract void layOut(Path folder, boolean tiny) throws IOException;

    abstract Opened open(Path folder, OpenOptions options);
}
