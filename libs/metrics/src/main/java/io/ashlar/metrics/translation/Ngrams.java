package io.ashlar.metrics.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of runs of words, or of characters. */
final class Ngrams {
    private Ngrams() {}

    /** Runs of exactly {@code order} words, none of which holds a blank. */
    static Map<String, Integer> words(List<String> words, int order) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + order <= words.size(); i++) {
            counts.merge(String.join(" ", words.subList(i, i + order)), 1, Integer::sum);
        }
        return counts;
    }

    /** Runs of exactly {@code order} code points. */
    static Map<String, Integer> characters(String text, int order) {
        Map<String, Integer> counts = new HashMap<>();
        int size = text.codePointCount(0, text.length());
        int start = 0;
        for (int i = 0; i + order <= size; i++) {
            counts.merge(text.substring(start, text.offsetByCodePoints(start, order)), 1, Integer::sum);
            start = text.offsetByCodePoints(start, 1);
        }
        return counts;
    }

    /** How many of these are among those, none counted more often than it occurs there. */
    static int matches(Map<String, Integer> these, Map<String, Integer> those) {
        int matches = 0;
        for (Map.Entry<String, Integer> entry : these.entrySet()) {
            matches += Math.min(entry.getValue(), those.getOrDefault(entry.getKey(), 0));
        }
        return matches;
    }

    static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
