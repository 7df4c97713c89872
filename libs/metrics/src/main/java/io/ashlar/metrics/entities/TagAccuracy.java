package io.ashlar.metrics.entities;

import java.util.stream.IntStream;

/** The share of tokens with the right tag, O included. */
public final class TagAccuracy {
    private TagAccuracy() {}

    /** NaN without a token. */
    public static double of(TaggedRows rows) {
        return of(rows, IntStream.range(0, rows.size()).toArray());
    }

    /** Of these rows; one may come more than once. */
    public static double of(TaggedRows rows, int[] chosen) {
        long right = 0;
        long tokens = 0;
        for (int row : chosen) {
            int size = rows.references().get(row).size();
            for (int i = 0; i < size; i++) {
                right += rows.references()
                                .get(row)
                                .get(i)
                                .equals(rows.predictions().get(row).get(i))
                        ? 1
                        : 0;
            }
            tokens += size;
        }
        return tokens == 0 ? Double.NaN : (double) right / tokens;
    }
}
