package io.ashlar.benchmarks.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A batch of one forward: how many tokens each sequence has.
 *
 * @param lengths tokens of each, the first and the last among them being special
 */
record Shape(String name, List<Integer> lengths) {
    private static final int FIRST_WORD = 1000; // what is below are brackets, marks and single characters
    private static final int VOCABULARY = 30522;
    private static final long CLS = 101;
    private static final long SEP = 102;

    Shape {
        lengths = List.copyOf(lengths);
    }

    static Shape even(int sequences, int tokens) {
        return new Shape(sequences + " x " + tokens, java.util.Collections.nCopies(sequences, tokens));
    }

    /** Lengths as requests have them: log-normal around a median, sigma 0.7, from 4 to 512 tokens. */
    static Shape mixed(int sequences, int median) {
        Random random = new Random(7);
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            double drawn = median * Math.exp(0.7 * random.nextGaussian());
            lengths.add((int) Math.max(4, Math.min(512, Math.round(drawn))));
        }
        return new Shape("mixed " + sequences, lengths);
    }

    int tokens() {
        return lengths.stream().mapToInt(Integer::intValue).sum();
    }

    int longest() {
        return lengths.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Words drawn from the vocabulary, the same every time. */
    List<long[]> ids() {
        Random random = new Random(11);
        List<long[]> rows = new ArrayList<>();
        for (int length : lengths) {
            long[] row = new long[length];
            Arrays.setAll(row, i -> FIRST_WORD + random.nextInt(VOCABULARY - FIRST_WORD));
            row[0] = CLS;
            row[length - 1] = SEP;
            rows.add(row);
        }
        return rows;
    }
}
