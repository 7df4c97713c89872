package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tokens that a {@code tokenizer.json} spells out: a map for word pieces and BPE, a list for unigram models. */
final class Vocabulary {
    private final Map<String, Long> ids;
    private final Set<String> added;
    private final Set<Long> special;
    private final boolean marksPieces;
    private final Optional<String> unknownToken;
    private volatile @Nullable Map<Long, String> tokens;

    private Vocabulary(Map<String, Long> ids, Set<String> added, Set<Long> special, JsonNode model) {
        this.ids = ids;
        this.special = special;
        this.added = added;
        JsonNode mark = model.path("continuing_subword_prefix");
        this.marksPieces = mark.isTextual() && !mark.textValue().isEmpty();
        JsonNode number = model.path("unk_id");
        String unknown = number.isIntegralNumber()
                ? token(number.longValue())
                : model.path("unk_token").asText("");
        this.unknownToken = ids.containsKey(unknown) ? Optional.of(unknown) : Optional.empty();
    }

    static Vocabulary of(JsonNode json) {
        Map<String, Long> ids = new HashMap<>();
        Set<String> added = new java.util.HashSet<>();
        Set<Long> special = new java.util.HashSet<>();
        JsonNode vocabulary = json.path("model").path("vocab");
        if (vocabulary.isObject()) {
            vocabulary
                    .properties()
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue().longValue()));
        }
        for (int i = 0; vocabulary.isArray() && i < vocabulary.size(); i++) {
            ids.put(vocabulary.get(i).path(0).asText(), (long) i);
        }
        json.path("added_tokens").forEach(token -> {
            ids.put(token.path("content").asText(), token.path("id").longValue());
            added.add(token.path("content").asText());
            if (token.path("special").asBoolean()) {
                special.add(token.path("id").longValue());
            }
        });
        return new Vocabulary(ids, added, special, json.path("model"));
    }

    @Nullable Long id(String token) {
        return ids.get(token);
    }

    String token(long id) {
        Map<Long, String> byId = tokens;
        if (byId == null) {
            byId = new HashMap<>();
            for (Map.Entry<String, Long> entry : ids.entrySet()) {
                byId.put(entry.getValue(), entry.getKey());
            }
            tokens = byId;
        }
        return byId.getOrDefault(id, "");
    }

    boolean isSpecial(long id) {
        return special.contains(id);
    }

    boolean isSpecialText(String token) {
        Long id = ids.get(token);
        return id != null && special.contains(id);
    }

    boolean marksPieces() {
        return marksPieces;
    }

    /** What the model itself calls unknown. */
    Optional<String> unknownToken() {
        return unknownToken;
    }

    /**
     * The first of these that was added to the vocabulary: what its kind calls by that name where nothing else says.
     */
    Optional<String> addedToken(String... names) {
        return Stream.of(names).filter(added::contains).findFirst();
    }
}
