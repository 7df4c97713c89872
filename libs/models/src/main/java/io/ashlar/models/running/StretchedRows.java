package io.ashlar.models.running;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of rows, kept for models whose positions mean something else once a row is longer than a threshold: what
 * the caches hold is then of no use, and the row begins anew (LongRoPE).
 */
final class StretchedRows {
    private final long threshold;
    private List<long[]> rows = List.of();

    /** 0 for a model that has no threshold; nothing is kept then. */
    StretchedRows(long threshold) {
        this.threshold = threshold;
    }

    void begin(List<long[]> begun) {
        if (threshold > 0) {
            rows = List.copyOf(begun);
        }
    }

    void advance(int[] parents, long[] tokens) {
        if (threshold > 0) {
            rows = rows(parents, tokens);
        }
    }

    /** Whether a row that goes on from these passes the threshold by it. */
    boolean turns(int[] parents) {
        return threshold > 0 && Arrays.stream(parents).anyMatch(parent -> rows.get(parent).length == threshold);
    }

    /** The rows with these tokens appended. */
    List<long[]> rows(int[] parents, long[] tokens) {
        List<long[]> next = new ArrayList<>(parents.length);
        for (int i = 0; i < parents.length; i++) {
            long[] before = rows.get(parents[i]);
            long[] row = Arrays.copyOf(before, before.length + 1);
            row[before.length] = tokens[i];
            next.add(row);
        }
        return next;
    }
}
