package io.ashlar.metrics.classification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good the predictions are.
 *
 * @param metrics by the names of scikit-learn's functions; NaN where a metric is undefined
 * @param perLabel in the labels' order
 * @param confusionMatrix a list for each reference, with the count of each prediction
 * @param calibration empty without probabilities
 */
public record ClassificationEvaluation(
        Map<String, Double> metrics,
        List<String> labels,
        List<LabelMetrics> perLabel,
        List<List<Long>> confusionMatrix,
        List<CalibrationBin> calibration) {
    public ClassificationEvaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        labels = List.copyOf(labels);
        perLabel = List.copyOf(perLabel);
        confusionMatrix = List.copyOf(confusionMatrix);
        calibration = List.copyOf(calibration);
    }
}
