package io.ashlar.models.tokenizers.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens and ids of a model, and of the tokens that are added to it. */
final class Vocabulary {
    private final String file;
    private final Map<String, Long> model;
    private final Map<String, Long> added = new LinkedHashMap<>();
    private final List<Map<String, Object>> addedJson = new ArrayList<>();

    private boolean cuttingOnly;

    /** {@code file} is what a missing token is blamed on. */
    Vocabulary(String file, Map<String, Long> model, List<AddedToken> tokens) {
        this.file = file;
        this.model = model;
        long next = model.size();
        for (AddedToken token : tokens) {
            Long known = model.get(token.content());
            long id = known == null ? next++ : known;
            added.put(token.content(), id);
            addedJson.add(token.json(id));
        }
    }

    Map<String, Long> model() {
        return model;
    }

    /** The {@code added_tokens} of the document. */
    List<Map<String, Object>> addedTokens() {
        return addedJson;
    }

    /** Says that ids are looked up elsewhere by tokens' texts, so that a template may name tokens that are not here. */
    Vocabulary forCuttingOnly() {
        cuttingOnly = true;
        return this;
    }

    long templateId(String token) {
        return cuttingOnly ? find(token).orElse(0L) : idOf(token);
    }

    Optional<Long> find(String token) {
        Long id = added.get(token);
        return Optional.ofNullable(id == null ? model.get(token) : id);
    }

    long idOf(String token) {
        return find(token)
                .orElseThrow(() -> Repository.malformed(file, "it has no token '" + token + "', which is needed"));
    }
}
