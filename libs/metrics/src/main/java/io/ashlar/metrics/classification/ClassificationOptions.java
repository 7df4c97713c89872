package io.ashlar.metrics.classification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What metrics need to know beside the predictions.
 *
 * @param positiveLabel of two labels the one that the {@code _binary} metrics are about; without it they are left out
 * @param topK the k of top-k accuracy
 * @param calibrationBins equal intervals of confidence
 */
public record ClassificationOptions(@Nullable String positiveLabel, List<Integer> topK, int calibrationBins) {
    /** Top 1, 3 and 5; 15 bins; no positive label. */
    public static final ClassificationOptions DEFAULT = new ClassificationOptions(null, List.of(1, 3, 5), 15);

    public ClassificationOptions {
        topK = List.copyOf(topK);
        if (calibrationBins < 1 || topK.stream().anyMatch(k -> k < 1)) {
            throw new IllegalArgumentException(
                    "top-k " + topK + " and " + calibrationBins + " calibration bins must be positive");
        }
    }
}
