package io.ashlar.models.generation;

import java.util.Arrays;

/** Tokens of one hypothesis so far, what was there at the beginning included. */
final class TokenSequence {
    private final int begin;
    private long[] ids;
    private int length;

    private TokenSequence(long[] ids, int length, int begin) {
        this.ids = ids;
        this.length = length;
        this.begin = begin;
    }

    static TokenSequence of(long[] seen) {
        return new TokenSequence(seen.clone(), seen.length, seen.length);
    }

    /** A sequence with one token more; this one stays as it is. */
    TokenSequence plus(long token) {
        TokenSequence longer = copy();
        longer.add(token);
        return longer;
    }

    TokenSequence copy() {
        return new TokenSequence(Arrays.copyOf(ids, length + 1), length, begin);
    }

    void add(long token) {
        if (length == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(16, length * 2));
        }
        ids[length++] = token;
    }

    int length() {
        return length;
    }

    /** How many were there at the beginning. */
    int begin() {
        return begin;
    }

    long get(int place) {
        return ids[place];
    }

    long last() {
        return ids[length - 1];
    }

    /** The last tokens, at most so many. */
    long[] tail(int most) {
        return Arrays.copyOfRange(ids, Math.max(0, length - most), length);
    }

    /** What came after the beginning. */
    long[] generated() {
        return Arrays.copyOfRange(ids, begin, length);
    }

    /** Whether the tokens up to here end with these. */
    boolean endsWith(long[] tokens, int count) {
        if (count > length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (ids[length - count + i] != tokens[i]) {
                return false;
            }
        }
        return true;
    }
}
