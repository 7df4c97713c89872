package io.ashlar.models.tokenizers.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tokenizer's files of a folder, read with bounds; what is absent is an empty document. */
final class Repository {
    private static final long MAX_BYTES = 128_000_000;

    private final Path folder;
    private final JsonNode config;
    private final JsonNode specialTokens;
    private final JsonNode addedTokens;

    Repository(Path folder) {
        this.folder = folder;
        this.config = json("tokenizer_config.json");
        this.specialTokens = json("special_tokens_map.json");
        this.addedTokens = json("added_tokens.json");
    }

    boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    /** The first of these files that is there. */
    Optional<String> first(String... files) {
        return Arrays.stream(files).filter(this::has).findFirst();
    }

    /** {@code tokenizer_config.json}. */
    JsonNode config() {
        return config;
    }

    /** {@code added_tokens.json}: the form before {@code added_tokens_decoder}. */
    JsonNode addedTokens() {
        return addedTokens;
    }

    /** A special token, or several, as one of the two files that may have them says. */
    JsonNode special(String field) {
        return config.hasNonNull(field) ? config.path(field) : specialTokens.path(field);
    }

    String modelType() {
        return json("config.json").path("model_type").asText();
    }

    boolean flag(String field, boolean absent) {
        return config.path(field).asBoolean(absent);
    }

    int number(String field, int absent, int most) {
        JsonNode value = config.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.canConvertToInt() || value.intValue() < 0 || value.intValue() > most) {
            throw malformed("tokenizer_config.json", field + " is " + value + ", not a number from 0 to " + most);
        }
        return value.intValue();
    }

    JsonNode json(String file) {
        if (!has(file)) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(bytes(file));
            if (json == null || !json.isObject()) {
                throw malformed(file, "it is not a JSON object");
            }
            return json;
        } catch (IOException e) {
            throw malformed(file, "it is not JSON");
        }
    }

    /** Lines without their ends; a line feed alone ends one, as the tokenizers of Python read them. */
    List<String> lines(String file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(file, "it is not UTF-8");
        }
        String unified = text.replace("\r\n", "\n");
        String ended = unified.endsWith("\n") ? unified.substring(0, unified.length() - 1) : unified;
        return ended.isEmpty() ? List.of() : Arrays.asList(ended.split("\n", -1));
    }

    byte[] bytes(String file) {
        Path path = folder.resolve(file);
        if (!has(file)) {
            throw missing(file);
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw malformed(file, "it is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING, "The package's '" + file + "' cannot be read.", e);
        }
    }

    static ProblemException missing(String file) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MISSING,
                "The package has neither tokenizer.json nor '" + file
                        + "' to build its tokenizer from. Download the repository again.");
    }

    static ProblemException malformed(String file, String reason) {
        return new ProblemException(
                ProblemCode.TOKENIZER_MALFORMED,
                "'" + file + "' cannot be used: " + reason + ". Download or write it again.");
    }
}
