package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code tokenizer_config.json} adds to the tokenizer's document.
 *
 * @param className of the tokenizer in transformers; empty where the file does not say
 * @param maxTokens the longest sequence that the tokenizer is meant for, where it says one that means something
 * @param keepEnd whether truncation drops from the beginning
 * @param padsLeft whether padding goes before a text
 * @param specialTokens texts of special tokens by their field, for example {@code mask_token}
 * @param languages what is source and target where nobody says
 */
record TokenizerSettings(
        String className,
        Optional<Integer> maxTokens,
        boolean keepEnd,
        boolean padsLeft,
        boolean cleanUp,
        Map<String, String> specialTokens,
        Languages languages) {
    private static final String FILE = "tokenizer_config.json";
    private static final String SPECIAL_TOKENS = "special_tokens_map.json";
    private static final long MAX_BYTES = 64_000_000;
    private static final List<String> ROLES =
            List.of("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token");

    /** The languages of a translation model's tokenizer. */
    record Languages(Optional<String> source, Optional<String> target, boolean legacyOrder) {}

    static TokenizerSettings read(Path folder) {
        JsonNode json = json(folder, FILE);
        if (json.path("auto_map").size() > 0) {
            throw new ProblemException(
                    ProblemCode.MODEL_NEEDS_OWN_CODE,
                    FILE + " has auto_map " + json.path("auto_map")
                            + ": the tokenizer needs code of its own, and Ashlar never runs code from a repository.");
        }
        JsonNode map = json(folder, SPECIAL_TOKENS);
        Map<String, String> special = new HashMap<>();
        for (String role : ROLES) {
            specialToken(json.has(role) ? json : map, role).ifPresent(text -> special.put(role, text));
        }
        String className = json.path("tokenizer_class").asText("");
        JsonNode length = json.path("model_max_length");
        return new TokenizerSettings(
                className,
                length.canConvertToInt() && length.intValue() > 0 ? Optional.of(length.intValue()) : Optional.empty(),
                json.path("truncation_side").asText().equals("left"),
                json.path("padding_side")
                        .asText(className.matches("(Llama|Gemma)Tokenizer(Fast)?") ? "left" : "right")
                        .equals("left"),
                json.path("clean_up_tokenization_spaces").asBoolean(false),
                special,
                new Languages(
                        text(json, "src_lang").or(() -> text(json, "source_lang")),
                        text(json, "tgt_lang").or(() -> text(json, "target_lang")),
                        json.path("legacy_behaviour").asBoolean(false)));
    }

    /** The text of a role's token. */
    Optional<String> token(String role) {
        return Optional.ofNullable(specialTokens.get(role));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    private static Optional<String> specialToken(JsonNode json, String name) {
        JsonNode token = json.path(name);
        String text = token.isObject() ? token.path("content").asText("") : token.asText("");
        return text.isEmpty() || text.equals("null") ? Optional.empty() : Optional.of(text);
    }

    private static JsonNode json(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw malformed(name, "it is larger than " + MAX_BYTES + " bytes");
            }
            return Json.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw malformed(name, "it is not JSON");
        }
    }

    private static ProblemException malformed(String file, String reason) {
        return new ProblemException(
                ProblemCode.TOKENIZER_MALFORMED, file + " cannot be used: " + reason + ". Correct the file.");
    }
}
