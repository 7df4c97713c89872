package io.ashlar.models.tokenizers.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tokens that files name beside the vocabulary: one a role, and others in the order in which they are added. */
final class SpecialTokens {
    private static final int MAX_ADDED = 1_000_000;

    private final Map<Role, AddedToken> roles = new EnumMap<>(Role.class);
    private final List<AddedToken> decoder = new ArrayList<>();
    private final List<AddedToken> additional = new ArrayList<>();

    /** What the repository says; a role that it does not mention has the default of its class. */
    SpecialTokens(Repository repository, Map<Role, String> defaults) {
        for (Role role : Role.values()) {
            JsonNode node = repository.special(role.field());
            if (node.isTextual() || node.isObject()) {
                roles.put(role, AddedToken.of(node, true));
            } else if (defaults.containsKey(role)) {
                roles.put(role, AddedToken.special(defaults.getOrDefault(role, "")));
            }
        }
        readDecoder(repository);
        for (String field : List.of("additional_special_tokens", "extra_special_tokens")) {
            JsonNode tokens = repository.special(field);
            tokens.forEach(token -> additional.add(AddedToken.of(token, true)));
        }
    }

    private void readDecoder(Repository repository) {
        Map<Long, AddedToken> byId = new TreeMap<>();
        repository
                .addedTokens()
                .properties()
                .forEach(entry -> byId.put(
                        entry.getValue().asLong(),
                        roles.values().stream()
                                .filter(token -> token.content().equals(entry.getKey()))
                                .findFirst()
                                .orElse(AddedToken.plain(entry.getKey()))));
        repository.config().path("added_tokens_decoder").properties().forEach(entry -> {
            try {
                byId.put(Long.parseLong(entry.getKey()), AddedToken.of(entry.getValue(), false));
            } catch (NumberFormatException e) {
                throw Repository.malformed(
                        "tokenizer_config.json", "added_tokens_decoder has '" + entry.getKey() + "', not an id");
            }
        });
        if (byId.size() > MAX_ADDED) {
            throw Repository.malformed("tokenizer_config.json", "it adds " + byId.size() + " tokens");
        }
        decoder.addAll(byId.values());
    }

    Optional<AddedToken> find(Role role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** The text of a role's token, which the tokenizer's class cannot do without. */
    String text(Role role) {
        return find(role)
                .orElseThrow(() -> Repository.malformed("tokenizer_config.json", "it has no " + role.field()))
                .content();
    }

    /** The mask token takes the spaces before it along, unless a file says otherwise by an object. */
    SpecialTokens withMaskStrippingLeft(Repository repository) {
        if (!repository.special(Role.MASK.field()).isObject()) {
            roles.computeIfPresent(Role.MASK, (role, token) -> token.strippingLeft());
        }
        return this;
    }

    SpecialTokens with(List<AddedToken> tokens) {
        additional.addAll(tokens);
        return this;
    }

    /** All of them, in the order in which they get ids that the vocabulary does not give. */
    List<AddedToken> all() {
        Map<String, AddedToken> all = new java.util.LinkedHashMap<>();
        decoder.forEach(token -> all.putIfAbsent(token.content(), token));
        for (Role role : Role.values()) {
            find(role).ifPresent(token -> all.merge(token.content(), token, SpecialTokens::asSpecial));
        }
        additional.forEach(token -> all.putIfAbsent(token.content(), token));
        all.remove("");
        return List.copyOf(all.values());
    }

    private static AddedToken asSpecial(AddedToken known, AddedToken named) {
        return new AddedToken(
                known.content(), true, known.normalized(), known.singleWord(), known.lstrip(), known.rstrip());
    }
}
