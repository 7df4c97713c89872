package io.ashlar.models.running;

import java.util.Arrays;

/** What a decoder thinks comes after each token of one row: logarithms of probabilities. */
public final class NextTokens {
    static final NextTokens NONE = new NextTokens(new float[0], 1);

    private final float[] values;
    private final int width;

    /** Values (tokens, width): of the token that comes, of the most likely ones, and their ids. */
    NextTokens(float[] values, int width) {
        this.values = values;
        this.width = width;
    }

    private int tokens() {
        return values.length / width;
    }

    /** Of the token that stands after this one; the row's last has none. */
    public float likelihood(int token) {
        return values[token * width];
    }

    /** Of every token but the first, which stands after nothing. */
    float[] likelihoods() {
        float[] all = new float[Math.max(0, tokens() - 1)];
        for (int i = 0; i < all.length; i++) {
            all[i] = likelihood(i);
        }
        return all;
    }

    /** Of the most likely tokens after this one, the best first. */
    public float[] best(int token) {
        int from = token * width + 1;
        return Arrays.copyOfRange(values, from, from + (width - 1) / 2);
    }

    /** Ids of the most likely tokens after this one, in the same order. */
    public long[] bestIds(int token) {
        int count = (width - 1) / 2;
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = (long) values[token * width + 1 + count + i];
        }
        return ids;
    }
}
