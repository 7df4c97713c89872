package io.ashlar.models.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.families.ModelConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The generation fields of {@code config.json}, as packages had them before there was a file for them. */
final class LegacyGenerationConfig {
    private static final List<String> TOKENS =
            List.of("bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id");

    /** What transformers moves from a configuration to generation, and its default; null: none. */
    private static final Map<String, String> FIELDS = fields();

    /** What the configuration classes say where the file is silent: begin, end, padding, decoder start, forced end. */
    private static final Map<String, int[]> CLASSES = classes();

    private LegacyGenerationConfig() {}

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>(Map.of(
                "max_length",
                "20",
                "min_length",
                "0",
                "do_sample",
                "false",
                "early_stopping",
                "false",
                "num_beams",
                "1",
                "temperature",
                "1.0",
                "top_k",
                "50",
                "top_p",
                "1.0",
                "typical_p",
                "1.0",
                "repetition_penalty",
                "1.0"));
        fields.putAll(Map.of(
                "length_penalty",
                "1.0",
                "no_repeat_ngram_size",
                "0",
                "encoder_no_repeat_ngram_size",
                "0",
                "num_return_sequences",
                "1",
                "num_beam_groups",
                "1",
                "diversity_penalty",
                "0.0",
                "remove_invalid_values",
                "false"));
        List.of(
                        "bad_words_ids",
                        "forced_bos_token_id",
                        "forced_eos_token_id",
                        "exponential_decay_length_penalty",
                        "suppress_tokens",
                        "begin_suppress_tokens")
                .forEach(name -> fields.put(name, "null"));
        return Map.copyOf(fields);
    }

    private static Map<String, int[]> classes() {
        Map<String, int[]> classes = new HashMap<>();
        List.of("gpt2", "gpt_neo", "gptj").forEach(type -> classes.put(type, new int[] {50256, 50256, -1, -1, -1}));
        List.of("bloom", "llama", "mistral", "mixtral", "phi", "granite")
                .forEach(type -> classes.put(type, new int[] {1, 2, -1, -1, -1}));
        List.of("gemma", "gemma2", "gemma3_text").forEach(type -> classes.put(type, new int[] {2, 1, 0, -1, -1}));
        List.of("mt5", "umt5").forEach(type -> classes.put(type, new int[] {-1, 1, 0, 0, -1}));
        classes.put("gpt_neox", new int[] {0, 2, -1, -1, -1});
        classes.put("opt", new int[] {2, 2, 1, -1, -1});
        classes.put("falcon", new int[] {11, 11, -1, -1, -1});
        classes.put("phi3", new int[] {1, 32000, 32000, -1, -1});
        classes.put("stablelm", new int[] {0, 0, -1, -1, -1});
        classes.put("olmo2", new int[] {-1, 50279, 1, -1, -1});
        classes.put("smollm3", new int[] {128000, 128001, 128004, -1, -1});
        classes.put("t5", new int[] {-1, 1, 0, -1, -1});
        classes.put("bart", new int[] {0, 2, 1, 2, 2});
        classes.put("mbart", new int[] {0, 2, 1, -1, 2});
        classes.put("marian", new int[] {-1, 0, 58100, 58100, 0});
        classes.put("m2m_100", new int[] {0, 2, 1, 2, -1});
        classes.put("pegasus", new int[] {-1, 1, 0, 0, 1});
        return Map.copyOf(classes);
    }

    /** The fields that the configuration has, over those of its class. */
    static ObjectNode of(ModelConfig config) {
        ObjectNode values = ofClass(config.modelType());
        ObjectNode json = config.toJson();
        FIELDS.keySet().forEach(name -> take(json, values, name));
        TOKENS.forEach(name -> take(json, values, name));
        return values;
    }

    private static void take(ObjectNode from, ObjectNode to, String name) {
        if (from.hasNonNull(name)) {
            to.set(name, from.get(name));
        }
    }

    private static ObjectNode ofClass(String modelType) {
        ObjectNode values = Json.MAPPER.createObjectNode();
        int[] tokens = CLASSES.getOrDefault(modelType, new int[] {-1, -1, -1, -1, -1});
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] >= 0) {
                values.put(i < TOKENS.size() ? TOKENS.get(i) : "forced_eos_token_id", tokens[i]);
            }
        }
        return values;
    }

    /** Whether the configuration sets what its class does not: then it wins over a file that was derived from it. */
    static boolean sets(ModelConfig config) {
        ObjectNode json = config.toJson();
        ObjectNode usual = ofClass(config.modelType());
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
            JsonNode value = json.path(field.getKey());
            String absent =
                    usual.has(field.getKey()) ? usual.get(field.getKey()).asText() : field.getValue();
            if (!value.isMissingNode() && !value.isNull() && !equal(value, absent)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(JsonNode value, String usual) {
        return value.isNumber() && !usual.equals("null")
                ? value.doubleValue() == Double.parseDouble(usual)
                : value.asText().equals(usual);
    }
}
