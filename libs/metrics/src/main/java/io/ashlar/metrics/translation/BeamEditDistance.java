package io.ashlar.metrics.translation;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Edit distance to one reference within a band of 25 words around the diagonal (scaled by the lengths). Texts of very
 * different lengths may have shorter distances outside of it: the reference implementation does not see them, nor do
 * we.
 */
final class BeamEditDistance {
    private static final int BEAM = 25;
    private static final int FAR = Integer.MAX_VALUE / 2;

    private final int[] reference;

    /** Words as numbers, equal ones equal. */
    BeamEditDistance(int[] reference) {
        this.reference = reference;
    }

    int edits(int[] words) {
        int[] above = firstRow();
        for (int i = 1; i <= words.length; i++) {
            int[] row = emptyRow();
            fill(above, row, words, i, null);
            above = row;
        }
        return above[reference.length];
    }

    /** The distance with the way to it. */
    Alignment align(int[] words) {
        byte[][] steps = new byte[words.length + 1][reference.length + 1];
        Arrays.fill(steps[0], Step.INSERT);
        int[] above = firstRow();
        for (int i = 1; i <= words.length; i++) {
            int[] row = emptyRow();
            fill(above, row, words, i, steps[i]);
            above = row;
        }
        return trace(steps, words.length, above[reference.length]);
    }

    private int[] firstRow() {
        int[] row = new int[reference.length + 1];
        Arrays.setAll(row, i -> i);
        return row;
    }

    private int[] emptyRow() {
        int[] row = new int[reference.length + 1];
        Arrays.fill(row, FAR);
        return row;
    }

    /** Of ways of equal cost: keeping or replacing a word, then leaving one out, then putting one in. */
    private void fill(int[] above, int[] row, int[] words, int i, byte @Nullable [] steps) {
        double ratio = (double) reference.length / words.length;
        int beam = BEAM < ratio / 2 ? (int) Math.ceil(ratio / 2 + BEAM) : BEAM;
        int diagonal = (int) Math.floor(i * ratio);
        int first = Math.max(0, diagonal - beam);
        int end = i == words.length ? reference.length + 1 : Math.min(reference.length + 1, diagonal + beam);
        for (int j = first; j < end; j++) {
            int best = FAR;
            byte step = Step.NONE;
            if (j > 0) {
                boolean same = words[i - 1] == reference[j - 1];
                best = above[j - 1] + (same ? 0 : 1);
                step = best >= FAR ? Step.NONE : same ? Step.KEEP : Step.REPLACE;
                best = Math.min(best, FAR);
            }
            if (above[j] + 1 < best) {
                best = above[j] + 1;
                step = Step.DELETE;
            }
            if (j > 0 && row[j - 1] + 1 < best) {
                best = row[j - 1] + 1;
                step = Step.INSERT;
            }
            row[j] = best;
            if (steps != null) {
                steps[j] = step;
            }
        }
    }

    private Alignment trace(byte[][] steps, int words, int edits) {
        int[] positions = new int[reference.length];
        BitSet wrongReference = new BitSet();
        BitSet wrongPrediction = new BitSet();
        int i = words;
        int j = reference.length;
        while (i > 0 || j > 0) {
            switch (steps[i][j]) {
                case Step.KEEP, Step.REPLACE -> {
                    boolean wrong = steps[i][j] == Step.REPLACE;
                    i--;
                    j--;
                    positions[j] = i;
                    wrongReference.set(j, wrong);
                    wrongPrediction.set(i, wrong);
                }
                case Step.INSERT -> {
                    j--;
                    positions[j] = i - 1;
                    wrongReference.set(j);
                }
                case Step.DELETE -> {
                    i--;
                    wrongPrediction.set(i);
                }
                default -> throw new IllegalStateException("no way through the beam at " + i + ", " + j);
            }
        }
        return new Alignment(edits, positions, wrongReference, wrongPrediction);
    }

    /** How a word of the prediction and one of the reference are passed. */
    private static final class Step {
        static final byte NONE = 0;
        static final byte KEEP = 1;
        static final byte REPLACE = 2;
        static final byte INSERT = 3;
        static final byte DELETE = 4;
    }
}
