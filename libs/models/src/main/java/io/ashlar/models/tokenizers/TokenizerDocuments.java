package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.tokenizers.conversion.ConvertedTokenizer;
import io.ashlar.models.tokenizers.conversion.TokenizerConversion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what a folder's tokenizer is made of: its {@code tokenizer.json}, or else what older repositories have. */
final class TokenizerDocuments {
    private static final String FILE = "tokenizer.json";
    private static final long MAX_BYTES = 128_000_000;

    private TokenizerDocuments() {}

    static ConvertedTokenizer read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return TokenizerConversion.convert(folder);
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw TokenizerLibrary.malformed(FILE + " is larger than " + MAX_BYTES + " bytes", null);
            }
            JsonNode json = Json.MAPPER.readTree(file.toFile());
            if (!(json instanceof ObjectNode object) || !object.path("model").isObject()) {
                throw TokenizerLibrary.malformed(FILE + " is not a JSON object with a model", null);
            }
            return ConvertedTokenizer.of(object);
        } catch (IOException e) {
            throw TokenizerLibrary.malformed(FILE + " is not JSON", e);
        }
    }
}
