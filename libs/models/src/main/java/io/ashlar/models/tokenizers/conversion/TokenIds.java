package io.ashlar.models.tokenizers.conversion;

import java.util.Map;

/**
 * The model's ids by the texts of a document's tokens, where a repository keeps the two apart.
 *
 * @param unknown the id of a text that has none
 */
public record TokenIds(Map<String, Long> ids, long unknown) {
    public long idOf(String token) {
        return ids.getOrDefault(token, unknown);
    }
}
