package io.ashlar.models.running;

import java.util.Arrays;

/**
 * Where rows stand in the caches: every row ends in the same column, so a shorter one begins further to the right. A
 * slot is a row's place in the caches.
 */
final class CacheColumns {
    private final int capacity;
    private int[] slots;
    private long[] pads;
    private int at;

    private CacheColumns(int capacity, int[] slots, long[] pads, int at) {
        this.capacity = capacity;
        this.slots = slots;
        this.pads = pads;
        this.at = at;
    }

    /** Rows that were packed in this order, row {@code order[i]} into slot i; {@code lengths} are by row. */
    static CacheColumns of(int[] order, int[] lengths, int capacity) {
        int longest = Arrays.stream(lengths).max().orElse(0);
        int[] slots = new int[order.length];
        long[] pads = new long[order.length];
        for (int slot = 0; slot < order.length; slot++) {
            slots[order[slot]] = slot;
            pads[slot] = longest - lengths[order[slot]];
        }
        return new CacheColumns(capacity, slots, pads, longest);
    }

    /** Columns that caches need so that each row has room for its capacity. */
    int needed() {
        return Math.toIntExact(capacity + Arrays.stream(pads).max().orElse(0));
    }

    int rows() {
        return slots.length;
    }

    int capacity() {
        return capacity;
    }

    /** How many tokens row {@code row} has. */
    int length(int row) {
        return Math.toIntExact(at - pads[slots[row]]);
    }

    /** The slots that new rows take theirs from; none where each stays in its own. */
    long[] parents(int[] rows) {
        boolean moved = rows.length != slots.length;
        long[] from = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            from[i] = slots[rows[i]];
            moved |= from[i] != i;
        }
        return moved ? from : new long[0];
    }

    /** Takes up rows that went on from these; the column of their new tokens. */
    int advance(int[] rows) {
        long[] moved = new long[rows.length];
        int[] own = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            moved[i] = pads[slots[rows[i]]];
            own[i] = i;
        }
        pads = moved;
        slots = own;
        return at++;
    }

    /** The column in which each slot's row begins. */
    long[] pads() {
        return pads.clone();
    }

    /** The first column that any row uses. */
    long first() {
        return Arrays.stream(pads).min().orElse(0);
    }
}
