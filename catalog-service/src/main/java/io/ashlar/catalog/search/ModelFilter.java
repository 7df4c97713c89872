package io.ashlar.catalog.search;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list of models is narrowed to: the words of {@code q} that must all occur, and for each facet the values of
 * which one must hold.
 */
public record ModelFilter(List<String> words, Map<Facet, List<String>> values) {
    private static final int MOST_WORDS = 10;
    private static final int LONGEST = 200;

    public ModelFilter {
        words = List.copyOf(words);
        values = Map.copyOf(values);
    }

    /** Checks what users wrote; unknown tasks, collections and sizes are their errors, as nothing could ever match. */
    public static ModelFilter of(@Nullable String query, Map<Facet, List<String>> asked) {
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        asked.forEach((facet, given) -> {
            List<String> set = given.stream().filter(value -> !value.isEmpty()).toList();
            if (!set.isEmpty()) {
                set.forEach(value -> check(facet, value));
                values.put(facet, set);
            }
        });
        return new ModelFilter(words(query), values);
    }

    List<String> of(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }

    private static void check(Facet facet, String value) {
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "'" + facet.parameter() + "' has a value that cannot be: use at most " + LONGEST
                            + " plain characters.");
        }
        switch (facet) {
            case TASK, FINE_TUNING_TASK -> Task.of(value);
            case COLLECTION -> requireOneOf(facet, value, List.of("curated", "hugging-face", "workspace"));
            case SIZE ->
                requireOneOf(
                        facet,
                        value,
                        Stream.of(SizeClass.values()).map(SizeClass::wireName).toList());
            case LICENCE, FAMILY, LANGUAGE -> {}
        }
    }

    private static void requireOneOf(Facet facet, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "'" + facet.parameter() + "' is '" + value + "', and must be one of: " + String.join(", ", allowed)
                            + ".");
        }
    }

    private static List<String> words(@Nullable String query) {
        if (query == null || query.isBlank()) {
            return List.of();
        }
        if (query.length() > LONGEST || query.indexOf('\0') >= 0) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "'q' is too long or has characters that no text has: search for at most " + LONGEST
                            + " characters.");
        }
        return Stream.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }
}
