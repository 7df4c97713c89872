package io.ashlar.testing.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models of two layers that write, at random: a decoder (GPT-2) and an encoder-decoder (BART). */
public final class TinyWriters {
    private static final int WIDTH = 32;
    private static final int INNER = 64;
    private static final int LAYERS = 2;
    private static final int HEADS = 4;
    private static final int TOKENS = 128;
    private static final long SEED = 42;
    /** BART's positions begin after two that are never used. */
    private static final int BART_OFFSET = 2;

    private static final String CHAT_TEMPLATE =
            "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}"
                    + "{% if add_generation_prompt %}assistant:{% endif %}";

    private TinyWriters() {}

    /** A GPT-2 with a chat template that writes up to 128 tokens, prompt included; returns the folder. */
    public static Path gpt2(Path folder) {
        TinyTokenizer tokenizer = ByteLevelTokenizer.plain("GPT2Tokenizer", TOKENS);
        tokenizer.configuration().put("chat_template", CHAT_TEMPLATE);
        Map<String, Object> config = config("gpt2", "GPT2LMHeadModel", tokenizer);
        config.put("n_embd", WIDTH);
        config.put("n_inner", INNER);
        config.put("n_layer", LAYERS);
        config.put("n_head", HEADS);
        config.put("n_positions", TOKENS);
        config.put("activation_function", "gelu_new");
        config.put("layer_norm_epsilon", 1e-5);
        return write(folder, tokenizer, config, gpt2Weights(tokenizer.vocabularySize()));
    }

    /** A BART that reads and writes up to 128 tokens; returns the folder. */
    public static Path bart(Path folder) {
        TinyTokenizer tokenizer = ByteLevelTokenizer.of("BartTokenizer", TOKENS);
        Map<String, Object> config = config("bart", "BartForConditionalGeneration", tokenizer);
        config.put("is_encoder_decoder", true);
        config.put("d_model", WIDTH);
        for (String side : List.of("encoder", "decoder")) {
            config.put(side + "_layers", LAYERS);
            config.put(side + "_attention_heads", HEADS);
            config.put(side + "_ffn_dim", INNER);
        }
        config.put("max_position_embeddings", TOKENS);
        config.put("activation_function", "gelu");
        config.put("decoder_start_token_id", 2);
        config.put("forced_eos_token_id", 2);
        return write(folder, tokenizer, config, bartWeights(tokenizer.vocabularySize()));
    }

    private static Map<String, Object> config(String type, String architecture, TinyTokenizer tokenizer) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of(architecture));
        config.put("model_type", type);
        config.put("vocab_size", tokenizer.vocabularySize());
        config.put("bos_token_id", 0);
        config.put("pad_token_id", 1);
        config.put("eos_token_id", 2);
        return config;
    }

    private static Path write(Path folder, TinyTokenizer tokenizer, Map<String, Object> config, Shapes weights) {
        try {
            Files.createDirectories(folder);
            JsonFile.write(folder.resolve("config.json"), config);
            JsonFile.write(folder.resolve("tokenizer.json"), tokenizer.file());
            JsonFile.write(folder.resolve("tokenizer_config.json"), tokenizer.configuration());
            Files.writeString(folder.resolve("README.md"), "---\nlicense: apache-2.0\n---\nA tiny model for tests.\n");
            RandomWeights.write(folder.resolve("model.safetensors"), weights.all(), SEED);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a tiny model into " + folder, e);
        }
    }

    private static Shapes gpt2Weights(int vocabulary) {
        Shapes shapes = new Shapes()
                .matrix("transformer.wte.weight", vocabulary, WIDTH)
                .matrix("transformer.wpe.weight", TOKENS, WIDTH)
                .layerNorm("transformer.ln_f", WIDTH);
        for (int i = 0; i < LAYERS; i++) {
            String layer = "transformer.h." + i + ".";
            shapes.layerNorm(layer + "ln_1", WIDTH).layerNorm(layer + "ln_2", WIDTH);
            turned(shapes, layer + "attn.c_attn", WIDTH, 3 * WIDTH);
            turned(shapes, layer + "attn.c_proj", WIDTH, WIDTH);
            turned(shapes, layer + "mlp.c_fc", WIDTH, INNER);
            turned(shapes, layer + "mlp.c_proj", INNER, WIDTH);
        }
        return shapes;
    }

    /** GPT-2 stores its products the other way round: weight (in, out). */
    private static void turned(Shapes shapes, String name, int in, int out) {
        shapes.matrix(name + ".weight", in, out).vector(name + ".bias", out);
    }

    private static Shapes bartWeights(int vocabulary) {
        Shapes shapes = new Shapes()
                .matrix("model.shared.weight", vocabulary, WIDTH)
                .matrix("final_logits_bias", 1, vocabulary);
        for (String side : List.of("encoder", "decoder")) {
            String stack = "model." + side + ".";
            shapes.matrix(stack + "embed_positions.weight", TOKENS + BART_OFFSET, WIDTH)
                    .layerNorm(stack + "layernorm_embedding", WIDTH);
            for (int i = 0; i < LAYERS; i++) {
                String layer = stack + "layers." + i + ".";
                attention(shapes, layer + "self_attn");
                if (side.equals("decoder")) {
                    attention(shapes, layer + "encoder_attn");
                }
                shapes.linear(layer + "fc1", WIDTH, INNER)
                        .linear(layer + "fc2", INNER, WIDTH)
                        .layerNorm(layer + "final_layer_norm", WIDTH);
            }
        }
        return shapes;
    }

    private static void attention(Shapes shapes, String name) {
        for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
            shapes.linear(name + "." + part, WIDTH, WIDTH);
        }
        shapes.layerNorm(name + "_layer_norm", WIDTH);
    }
}
