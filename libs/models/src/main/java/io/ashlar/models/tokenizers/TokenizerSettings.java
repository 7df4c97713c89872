package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code tokenizer_config.json} adds to {@code tokenizer.json}.
 *
 * @param maxTokens the longest sequence that the tokenizer is meant for, where it says one that means something
 * @param keepEnd whether truncation drops from the beginning
 * @param maskToken the text of the mask token
 * @param unknownToken the text of the token for what the vocabulary lacks
 * @param classToken the text of the token that stands for the whole sequence
 */
record TokenizerSettings(
        Optional<Integer> maxTokens,
        boolean keepEnd,
        Optional<String> maskToken,
        Optional<String> unknownToken,
        Optional<String> classToken,
        boolean cleanUp) {
    private static final String FILE = "tokenizer_config.json";
    private static final String SPECIAL_TOKENS = "special_tokens_map.json";
    private static final long MAX_BYTES = 64_000_000;

    static TokenizerSettings read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new TokenizerSettings(
                    Optional.empty(),
                    false,
                    specialToken(specialTokens(folder), "mask_token"),
                    specialToken(specialTokens(folder), "unk_token"),
                    specialToken(specialTokens(folder), "cls_token"),
                    false);
        }
        JsonNode json;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw malformed("it is larger than " + MAX_BYTES + " bytes");
            }
            json = Json.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw malformed("it is not JSON");
        }
        if (json.path("auto_map").size() > 0) {
            throw new ProblemException(
                    ProblemCode.MODEL_NEEDS_OWN_CODE,
                    FILE + " has auto_map " + json.path("auto_map")
                            + ": the tokenizer needs code of its own, and Ashlar never runs code from a repository.");
        }
        JsonNode length = json.path("model_max_length");
        JsonNode map = specialTokens(folder);
        return new TokenizerSettings(
                length.canConvertToInt() && length.intValue() > 0 ? Optional.of(length.intValue()) : Optional.empty(),
                json.path("truncation_side").asText().equals("left"),
                specialToken(json.has("mask_token") ? json : map, "mask_token"),
                specialToken(json.has("unk_token") ? json : map, "unk_token"),
                specialToken(json.has("cls_token") ? json : map, "cls_token"),
                json.path("clean_up_tokenization_spaces").asBoolean(false));
    }

    private static Optional<String> specialToken(JsonNode json, String name) {
        JsonNode token = json.path(name);
        String text = token.isObject() ? token.path("content").asText("") : token.asText("");
        return text.isEmpty() || text.equals("null") ? Optional.empty() : Optional.of(text);
    }

    private static JsonNode specialTokens(Path folder) {
        Path file = folder.resolve(SPECIAL_TOKENS);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? Json.MAPPER.readTree(file.toFile())
                    : Json.MAPPER.createObjectNode();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.TOKENIZER_MALFORMED, SPECIAL_TOKENS + " is not JSON. Correct the file.", e);
        }
    }

    private static ProblemException malformed(String reason) {
        return new ProblemException(
                ProblemCode.TOKENIZER_MALFORMED, FILE + " cannot be used: " + reason + ". Correct the file.");
    }
}
