package io.ashlar.metrics.classification;

import org.jspecify.annotations.Nullable;

/**
 * One label against the rest.
 *
 * @param support rows whose reference it is
 * @param predicted rows whose prediction it is
 * @param rocAuc null without probabilities, NaN without a row of either kind
 * @param averagePrecision null without probabilities, 0 without a row of the label
 */
public record LabelMetrics(
        String label,
        double precision,
        double recall,
        double f1,
        long support,
        long predicted,
        @Nullable Double rocAuc,
        @Nullable Double averagePrecision) {}
