package io.ashlar.models.fuzz;

import io.ashlar.contracts.Json;
import io.ashlar.models.Fixtures;
import io.ashlar.models.TextInput;
import io.ashlar.models.VisionFixtures;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.chat.Chat;
import io.ashlar.models.chat.ChatTemplate;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.generation.GenerationDefaults;
import io.ashlar.models.images.ImageDecoder;
import io.ashlar.models.images.ImageLimits;
import io.ashlar.models.images.ImagePreprocessor;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import io.ashlar.models.tokenizers.conversion.TokenizerConversion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** A file that may come from anywhere, and what a package is opened for that reads it. */
enum FuzzTarget {
    SAFETENSORS("model.safetensors", fixture("bert-text-classification", "model.safetensors"), Use.WEIGHTS),
    SAFETENSORS_INDEX(
            "model.safetensors.index.json",
            "{\"metadata\":{\"total_size\":4},\"weight_map\":{\"a\":\"x.safetensors\",\"b\":\"x.safetensors\"}}"
                    .getBytes(StandardCharsets.UTF_8),
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
    MERGES("merges.txt", resource("tokenizers/files/gpt2-merges.txt"), Use.GPT2),
    TWEETS("bpe.codes", resource("tokenizers/files/bpe.codes"), Use.BERTWEET),
    GENERATION(
            "generation_config.json",
            text(
                    "{'max_new_tokens':20,'num_beams':4,'num_beam_groups':2,'diversity_penalty':0.5,'temperature':0.7,'top_p':0.9,'eos_token_id':[2,5],"
                            + "'bad_words_ids':[[3,4],[7]],'forced_decoder_ids':[[1,4]],'suppress_tokens':[8],'stop_strings':['a'],"
                            + "'repetition_penalty':1.2,'no_repeat_ngram_size':3,'do_sample':false,'early_stopping':'never'}"),
            Use.GENERATION),
    CHAT(
            "chat_template.jinja",
            text(
                    "{%- set ns = namespace(n=0) %}{% macro say(m, w='x') %}{{ m.role | upper }}: {{ m['content'] | trim }}{{ w }}{% endmacro %}"
                            + "{% for message in messages if message.role != 'tool' %}{% if loop.first and message.role == 'system' %}{{ bos_token }}"
                            + "{% elif (loop.index0 % 2) == 1 %}{% set ns.n = ns.n + 1 %}{% else %}{{ raise_exception('no') if ns.n > 9 }}{% endif %}"
                            + "{{ say(message, w=message.content[1:3]) }}{{ message | tojson(indent=2) }}{% endfor %}"
                            + "{{ messages | map(attribute='role') | join(', ') }}{{ range(3) | list | length }}"),
            Use.CHAT),
    PREPROCESSOR("preprocessor_config.json", vision("vit/preprocessor_config.json"), Use.PREPROCESSOR),
    PICTURE_PNG("picture", vision("pictures/plain.png"), Use.PICTURE),
    PICTURE_PALETTE("picture", vision("pictures/palette.png"), Use.PICTURE),
    PICTURE_TURNED("picture", vision("pictures/turned.png"), Use.PICTURE),
    PICTURE_JPEG("picture", vision("pictures/turned-6.jpg"), Use.PICTURE),
    PICTURE_PROGRESSIVE("picture", vision("pictures/progressive.jpg"), Use.PICTURE),
    PICTURE_CMYK("picture", vision("pictures/cmyk.jpg"), Use.PICTURE),
    PICTURE_GIF("picture", vision("pictures/palette.gif"), Use.PICTURE),
    PICTURE_WEBP("picture", vision("pictures/turned.webp"), Use.PICTURE),
    PICTURE_LOSSLESS("picture", vision("pictures/lossless.webp"), Use.PICTURE);

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
        GENERATION("") {
            @Override
            void prepare(Path folder) throws IOException {
                Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"gpt2\", \"vocab_size\": 20}");
            }

            @Override
            void open(Path folder) {
                GenerationDefaults.read(folder).with(Json.MAPPER.createObjectNode());
            }
        },
        CHAT("") {
            @Override
            void open(Path folder) throws IOException {
                Chat chat = Chat.of(List.of(
                        Json.MAPPER.readTree("{\"role\": \"system\", \"content\": \"Be brief.\"}"),
                        Json.MAPPER.readTree("{\"role\": \"user\", \"content\": \"What is an ashlar? \"}")));
                ChatTemplate.read(folder, Clock.systemUTC()).orElseThrow().render(chat);
            }
        },
        PREPROCESSOR("") {
            @Override
            void open(Path folder) throws IOException {
                ImagePreprocessor.open(folder, "vit").prepare(vision("pictures/plain.png"));
            }
        },
        PICTURE("") {
            @Override
            void open(Path folder) throws IOException {
                new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(folder.resolve("picture")));
            }
        },
        BERTWEET("BertweetTokenizer") {
            @Override
            void prepare(Path folder) throws IOException {
                super.prepare(folder);
                Files.write(folder.resolve("vocab.txt"), resource("tokenizers/files/tweets.txt"));
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

    private static byte[] vision(String name) {
        return read(VisionFixtures.vision(name));
    }

    private static byte[] text(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
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
