package io.ashlar.metrics.classification;

import org.jspecify.annotations.Nullable;

/**
 * One label of many.
 *
 * @param truePositives rows where it is right and was predicted
 * @param falsePositives rows where it was predicted only
 * @param falseNegatives rows where it is right only
 * @param rocAuc null without probabilities, NaN without a row of either kind
 * @param averagePrecision null without probabilities, 0 without a row of the label
 */
public record MultiLabelRow(
        String label,
        double precision,
        double recall,
        double f1,
        long truePositives,
        long falsePositives,
        long falseNegatives,
        long trueNegatives,
        @Nullable Double rocAuc,
        @Nullable Double averagePrecision) {
    /** Rows where it is right. */
    public long support() {
        return truePositives + falseNegatives;
    }
}
