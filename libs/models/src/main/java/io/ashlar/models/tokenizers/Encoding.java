package io.ashlar.models.tokenizers;

import java.util.Arrays;
import java.util.List;

/** The tokens of one input, one value a token in each array, special tokens included. Not to be changed. */
public final class Encoding {
    private final long[] ids;
    private final long[] types;
    private final boolean[] special;
    private final int[] begins;
    private final int[] ends;
    private final int[] sequences;
    private final int[] words;
    private final int untruncated;

    Encoding(Columns columns, int untruncated) {
        this.ids = columns.ids;
        this.types = columns.types;
        this.special = columns.special;
        this.begins = columns.begins;
        this.ends = columns.ends;
        this.sequences = columns.sequences;
        this.words = columns.words;
        this.untruncated = untruncated;
    }

    /** Tokens that are known by their numbers alone, as another tokenizer gave them. */
    public static Encoding ofIds(long[] ids, long[] types) {
        if (ids.length != types.length) {
            throw new IllegalArgumentException(ids.length + " ids, but " + types.length + " types");
        }
        Columns columns = new Columns(ids.length);
        System.arraycopy(ids, 0, columns.ids, 0, ids.length);
        System.arraycopy(types, 0, columns.types, 0, types.length);
        return new Encoding(columns, ids.length);
    }

    /** The same tokens, said to be what is left of so many. */
    public Encoding cutFrom(int tokens) {
        Columns columns = new Columns(ids.length);
        System.arraycopy(ids, 0, columns.ids, 0, ids.length);
        System.arraycopy(types, 0, columns.types, 0, ids.length);
        return new Encoding(columns, tokens);
    }

    public int tokenCount() {
        return ids.length;
    }

    /** How many tokens there were before truncation. */
    public int untruncatedCount() {
        return untruncated;
    }

    public long id(int token) {
        return ids[token];
    }

    /** 0 for the first text of a pair, 1 for the second, as the tokenizer numbers them for the model. */
    public long type(int token) {
        return types[token];
    }

    /** Whether the tokenizer added the token, as against found it in the text. */
    public boolean isSpecial(int token) {
        return special[token];
    }

    /** Where the token begins in its text, in Unicode code points. */
    public int begin(int token) {
        return begins[token];
    }

    /** Where the token ends in its text, in Unicode code points, exclusive. */
    public int end(int token) {
        return ends[token];
    }

    /** Which text of a pair the token is from; -1 where from none. */
    public int sequence(int token) {
        return sequences[token];
    }

    /** Which word of its text the token is a piece of, from 0; -1 where of none. */
    public int word(int token) {
        return words[token];
    }

    /** All ids, as a copy. */
    public long[] ids() {
        return ids.clone();
    }

    /** The tokens at these places only. */
    Encoding select(List<Integer> places) {
        Columns kept = new Columns(places.size());
        for (int i = 0; i < places.size(); i++) {
            int from = places.get(i);
            kept.ids[i] = ids[from];
            kept.types[i] = types[from];
            kept.special[i] = special[from];
            kept.begins[i] = begins[from];
            kept.ends[i] = ends[from];
            kept.sequences[i] = sequences[from];
            kept.words[i] = words[from];
        }
        return new Encoding(kept, untruncated);
    }

    @Override
    public String toString() {
        return "Encoding" + Arrays.toString(ids);
    }

    /** What an encoding is built from. */
    static final class Columns {
        final long[] ids;
        final long[] types;
        final boolean[] special;
        final int[] begins;
        final int[] ends;
        final int[] sequences;
        final int[] words;

        Columns(int tokens) {
            ids = new long[tokens];
            types = new long[tokens];
            special = new boolean[tokens];
            begins = new int[tokens];
            ends = new int[tokens];
            sequences = new int[tokens];
            words = new int[tokens];
        }
    }
}
