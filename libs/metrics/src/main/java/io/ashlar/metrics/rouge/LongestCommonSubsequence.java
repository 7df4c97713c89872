package io.ashlar.metrics.rouge;

import java.util.BitSet;
import java.util.List;

/** The longest run of tokens that two texts have in the same order, not necessarily next to each other. */
final class LongestCommonSubsequence {
    private LongestCommonSubsequence() {}

    static int length(List<String> reference, List<String> candidate) {
        int[] row = new int[candidate.size() + 1];
        for (String token : reference) {
            row = next(row, token, candidate);
        }
        return row[candidate.size()];
    }

    /**
     * The positions of one such subsequence in the reference. There may be several; this is the one of a walk from the
     * end that leaves the reference's token rather than the candidate's where both ways are as long.
     */
    static BitSet positions(List<String> reference, List<String> candidate) {
        int[][] lengths = new int[reference.size() + 1][]; // (reference prefix, candidate prefix)
        lengths[0] = new int[candidate.size() + 1];
        for (int i = 0; i < reference.size(); i++) {
            lengths[i + 1] = next(lengths[i], reference.get(i), candidate);
        }
        BitSet positions = new BitSet();
        int i = reference.size();
        int j = candidate.size();
        while (i > 0 && j > 0) {
            if (reference.get(i - 1).equals(candidate.get(j - 1))) {
                positions.set(i - 1);
                i--;
                j--;
            } else if (lengths[i][j - 1] > lengths[i - 1][j]) {
                j--;
            } else {
                i--;
            }
        }
        return positions;
    }

    private static int[] next(int[] above, String token, List<String> candidate) {
        int[] row = new int[above.length];
        for (int j = 1; j < row.length; j++) {
            row[j] = token.equals(candidate.get(j - 1)) ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
        }
        return row;
    }
}
