package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The tokens that a {@code tokenizer.json} spells out: a map for word pieces and BPE, a list for unigram models. */
final class VocabularyFile {
    private VocabularyFile() {}

    static Map<String, Long> read(Path file) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Long> ids = new HashMap<>();
        JsonNode vocabulary = json.path("model").path("vocab");
        if (vocabulary.isObject()) {
            vocabulary
                    .properties()
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue().longValue()));
        }
        for (int i = 0; vocabulary.isArray() && i < vocabulary.size(); i++) {
            ids.put(vocabulary.get(i).path(0).asText(), (long) i);
        }
        json.path("added_tokens")
                .forEach(token ->
                        ids.put(token.path("content").asText(), token.path("id").longValue()));
        return ids;
    }
}
