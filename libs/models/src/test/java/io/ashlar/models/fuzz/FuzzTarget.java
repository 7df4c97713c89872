package io.ashlar.models.fuzz;

import io.ashlar.contracts.Json;
import io.ashlar.models.Fixtures;
import io.ashlar.models.TextInput;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import io.ashlar.models.tokenizers.conversion.TokenizerConversion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A file that may come from anywhere, and what a package is opened for that reads it. */
enum FuzzTarget {
    SAFETENSORS("model.safetensors", fixture("bert-text-classification", "model.safetensors"), Use.WEIGHTS),
    SAFETENSORS_INDEX(
            "model.safetensors.index.json",
            "{\"metadata\":{\"total_size\":4},\"weight_map\":{\"a\":\"x.safetensors\",\"b\":\"x.safetensors\"}}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            Use.WEIGHTS),
    TORCH_ZIP("pytorch_model.bin", resource("checkpoint/torch/zip.bin"), Use.WEIGHTS),
    TORCH_LEGACY("pytorch_model.bin", resource("checkpoint/torch/legacy.bin"), Use.WEIGHTS),
    CONFIG_BERT("config.json", fixture("bert-text-classification", "config.json"), Use.ARCHITECTURE),
    CONFIG_ROBERTA("config.json", fixture("roberta-fill-mask", "config.json"), Use.ARCHITECTURE),
    TOKENIZER_WORDS("tokenizer.json", fixture("bert-text-classification", "tokenizer.json"), Use.TOKENIZER),
    TOKENIZER_BYTES("tokenizer.json", fixture("roberta-fill-mask", "tokenizer.json"), Use.TOKENIZER),
    TOKENIZER_UNIGRAM("tokenizer.json", converted("spiece.model", "t5.model", "T5Tokenizer"), Use.TOKENIZER),
    TOKENIZER_PAIRS("tokenizer.json", converted("tokenizer.model", "bytes.model", "LlamaTokenizer"), Use.TOKENIZER),
    TOKENIZER_CONFIG("tokenizer_config.json", fixture("roberta-fill-mask", "tokenizer_config.json"), Use.TOKENIZER),
    PIECES_UNIGRAM("spiece.model", resource("tokenizers/files/t5.model"), Use.T5),
    PIECES_PAIRS("tokenizer.model", resource("tokenizers/files/bytes.model"), Use.LLAMA),
    WORDS("vocab.txt", resource("tokenizers/files/words.txt"), Use.BERT),
    MERGES("merges.txt", resource("tokenizers/files/gpt2-merges.txt"), Use.GPT2);

    private final String file;
    private final byte[] sound;
    private final Use use;

    FuzzTarget(String file, byte[] sound, Use use) {
        this.file = file;
        this.sound = sound;
        this.use = use;
    }

    String file() {
        return file;
    }

    byte[] mutated(long seed) throws IOException {
        Mutations mutations = new Mutations(seed);
        return file.endsWith(".json") ? mutations.ofJson(sound) : mutations.ofBytes(sound);
    }

    void prepare(Path folder) throws IOException {
        use.prepare(folder);
    }

    void open(Path folder) throws IOException {
        use.open(folder);
    }

    private enum Use {
        WEIGHTS("") {
            @Override
            void open(Path folder) throws IOException {
                try (Checkpoint checkpoint = Checkpoints.open(folder)) {
                    for (String name : checkpoint.names()) {
                        checkpoint.find(name).orElseThrow().stream(chunk -> chunk.get(0));
                    }
                }
            }
        },
        ARCHITECTURE("") {
            @Override
            void open(Path folder) {
                ModelConfig config = ModelConfig.read(folder);
                for (Head head : new Head[] {Head.TEXT_CLASSIFICATION, Head.FILL_MASK}) {
                    Families.architecture(config, head, new Blocks(LinearForm.PLAIN))
                            .root()
                            .forEachWeight((path, weight) -> weight.shape());
                }
            }
        },
        TOKENIZER("") {
            @Override
            void prepare(Path folder) throws IOException {
                Fixtures.copy("roberta-fill-mask", folder);
            }
        },
        T5("T5Tokenizer"),
        LLAMA("LlamaTokenizer"),
        BERT("BertTokenizer"),
        GPT2("GPT2Tokenizer") {
            @Override
            void prepare(Path folder) throws IOException {
                super.prepare(folder);
                Files.write(folder.resolve("vocab.json"), resource("tokenizers/files/gpt2-vocab.json"));
            }
        };

        private static final String TEXT = "The mas\u00f6ns' \u6771\u4eac  [MASK]\u0000 \ud83d\ude42e\u0301 </s> 12,5";
        private final String className;

        Use(String className) {
            this.className = className;
        }

        void prepare(Path folder) throws IOException {
            if (!className.isEmpty()) {
                Files.writeString(
                        folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"" + className + "\"}");
            }
        }

        void open(Path folder) throws IOException {
            try (TextTokenizer tokenizer = TextTokenizer.open(folder, 1_000_000)) {
                Encoding encoding = tokenizer.encode(new TextInput(TEXT, "stone"));
                tokenizer.decode(encoding.ids(), false);
                tokenizer.decode(tokenizer.encodeWithoutSpecial(TEXT.repeat(20)).ids(), true);
                tokenizer.encode(TextInput.of(TEXT), 5);
            }
        }
    }

    /** The document that a SentencePiece model is turned into: other parts than those of the fixtures. */
    private static byte[] converted(String file, String model, String className) {
        try {
            Path folder = Files.createTempDirectory("converted");
            Files.write(folder.resolve(file), resource("tokenizers/files/" + model));
            Files.writeString(folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"" + className + "\"}");
            return Json.MAPPER.writeValueAsBytes(
                    TokenizerConversion.convert(folder).document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] fixture(String name, String file) {
        return read(Fixtures.folder(name).resolve(file));
    }

    private static byte[] resource(String name) {
        return read(Path.of(URI.create(
                Objects.requireNonNull(Fixtures.class.getResource(name)).toString())));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
