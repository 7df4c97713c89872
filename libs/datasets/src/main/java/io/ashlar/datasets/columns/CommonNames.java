package io.ashlar.datasets.columns;

import io.ashlar.datasets.profile.ColumnProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What columns are called in datasets that people share, by role; the role's own name comes first. */
final class CommonNames {
    private static final Map<String, List<String>> OTHERS = Map.ofEntries(
            Map.entry("text", List.of("sentence", "content", "review", "message")),
            Map.entry("label", List.of("labels", "category", "class", "score")),
            Map.entry("tokens", List.of("words")),
            Map.entry("tags", List.of("ner_tags", "pos_tags", "labels")),
            Map.entry("question", List.of("query")),
            Map.entry("context", List.of("passage")),
            Map.entry("answerText", List.of("answer_text", "answer")),
            Map.entry("answerStart", List.of("answer_start")),
            Map.entry("document", List.of("article", "text", "dialogue")),
            Map.entry("summary", List.of("highlights", "abstract")),
            Map.entry("source", List.of("src", "source_text")),
            Map.entry("target", List.of("tgt", "target_text")),
            Map.entry("prompt", List.of("instruction", "input")),
            Map.entry("completion", List.of("response", "output")),
            Map.entry("messages", List.of("conversation", "conversations")),
            Map.entry("image", List.of("img", "picture")));

    private static final List<List<String>> PAIRS =
            List.of(List.of("sentence1", "sentence2"), List.of("premise", "hypothesis"), List.of("text1", "text2"));

    private CommonNames() {}

    /** The columns of a pair of texts, where both have names that are common for it. */
    static Optional<List<String>> pair(List<ColumnProfile> profiles) {
        return PAIRS.stream()
                .filter(pair -> pair.stream()
                        .allMatch(name ->
                                RoleColumns.find(List.of(name), profiles).isPresent()))
                .findFirst();
    }

    /** The names by which a role's column is looked for, in this order. */
    static List<String> of(String role) {
        List<String> names = new ArrayList<>();
        names.add(role);
        names.addAll(OTHERS.getOrDefault(role, List.of()));
        return names;
    }

    /** Whether a role is named, or has a column of a common name. */
    static boolean isThere(String role, Map<String, String> named, List<ColumnProfile> profiles) {
        return named.containsKey(role) || RoleColumns.find(of(role), profiles).isPresent();
    }
}
