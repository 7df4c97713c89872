package io.ashlar.datasets.columns;

import io.ashlar.datasets.profile.ColumnProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The roles of columns in each task, the same for training and for evaluation. */
public final class TaskColumns {
    private static final List<String> LANGUAGES = List.of("sourceLanguage", "targetLanguage");

    private static final List<List<String>> GENERATION =
            List.of(List.of("prompt", "completion"), List.of("messages"), List.of("text"));

    private TaskColumns() {}

    /** {@code text}, {@code label}, by choice {@code textPair}; pairs that are known by their names are found. */
    public static RoleColumns textClassification(Map<String, String> named, List<ColumnProfile> profiles) {
        Map<String, String> roles = new HashMap<>(named);
        if (!CommonNames.isThere("text", named, profiles)) {
            CommonNames.pair(profiles).ifPresent(pair -> {
                roles.put("text", pair.get(0));
                roles.putIfAbsent("textPair", pair.get(1));
            });
        }
        return RoleColumns.of(List.of("text", "label"), List.of("textPair"), roles, profiles);
    }

    /** {@code image}, {@code label}. */
    public static RoleColumns imageClassification(Map<String, String> named, List<ColumnProfile> profiles) {
        return RoleColumns.of(List.of("image", "label"), List.of(), named, profiles);
    }

    /** {@code tokens}, {@code tags}. */
    public static RoleColumns tokenClassification(Map<String, String> named, List<ColumnProfile> profiles) {
        return RoleColumns.of(List.of("tokens", "tags"), List.of(), named, profiles);
    }

    /** {@code question}, {@code context}, and {@code answers} or {@code answerText} with {@code answerStart}. */
    public static RoleColumns questionAnswering(Map<String, String> named, List<ColumnProfile> profiles) {
        boolean flat = named.containsKey("answerText")
                || !CommonNames.isThere("answers", named, profiles)
                        && CommonNames.isThere("answerText", named, profiles);
        Map<String, String> roles = new HashMap<>(named);
        if (flat) {
            RoleColumns.find(CommonNames.of("answerStart"), profiles)
                    .ifPresent(column -> roles.putIfAbsent("answerStart", column.name()));
        }
        return RoleColumns.of(
                List.of("question", "context", flat ? "answerText" : "answers"),
                List.of("answers", "answerText", "answerStart"),
                roles,
                profiles);
    }

    /** {@code document}, {@code summary}. */
    public static RoleColumns summarization(Map<String, String> named, List<ColumnProfile> profiles) {
        return RoleColumns.of(List.of("document", "summary"), List.of(), named, profiles);
    }

    /** {@code source}, {@code target}; {@code sourceLanguage} and {@code targetLanguage} are codes and no columns. */
    public static RoleColumns translation(Map<String, String> named, List<ColumnProfile> profiles) {
        Map<String, String> roles = new HashMap<>(named);
        LANGUAGES.forEach(roles::remove);
        return RoleColumns.of(List.of("source", "target"), List.of(), roles, profiles);
    }

    /** {@code completion} with {@code prompt}, else {@code messages}, else {@code text}. */
    public static RoleColumns textGeneration(Map<String, String> named, List<ColumnProfile> profiles) {
        return RoleColumns.of(generation(named, profiles), List.of(), named, profiles);
    }

    private static List<String> generation(Map<String, String> named, List<ColumnProfile> profiles) {
        for (List<String> roles : GENERATION) {
            if (roles.stream().anyMatch(named::containsKey)) {
                return roles;
            }
        }
        for (List<String> roles : GENERATION) {
            if (roles.stream().allMatch(role -> CommonNames.isThere(role, named, profiles))) {
                return roles;
            }
        }
        return List.of("prompt", "completion");
    }
}
