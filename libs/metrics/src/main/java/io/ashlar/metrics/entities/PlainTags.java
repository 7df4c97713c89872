package io.ashlar.metrics.entities;

import java.util.ArrayList;
import java.util.List;

/** Tags that are types alone, without prefixes that say where an entity begins. */
public final class PlainTags {
    private static final String OUTSIDE = "O";

    private PlainTags() {}

    /**
     * Plain tags get IOB2's prefixes: neighbours of one type are one entity. A row that has prefixes stays as it is.
     */
    public static List<String> prefixed(List<String> tags) {
        if (tags.stream().anyMatch(tag -> tag.matches("[BIESLU](-.*)?"))) {
            return tags;
        }
        List<String> result = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            String tag = tags.get(i);
            boolean same = i > 0 && tags.get(i - 1).equals(tag);
            result.add(tag.equals(OUTSIDE) ? OUTSIDE : (same ? "I-" : "B-") + tag);
        }
        return result;
    }
}
