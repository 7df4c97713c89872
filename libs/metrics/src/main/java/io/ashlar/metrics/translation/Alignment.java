package io.ashlar.metrics.translation;

import java.util.BitSet;

/**
 * What an edit distance says of two texts.
 *
 * @param edits how many insertions, deletions and substitutions there are
 * @param positions for each word of the reference where the prediction's is that stands for it, or the last before;
 *     from -1
 * @param wrongReference words of the reference that are not in their place
 * @param wrongPrediction words of the prediction that are not
 */
record Alignment(int edits, int[] positions, BitSet wrongReference, BitSet wrongPrediction) {}
