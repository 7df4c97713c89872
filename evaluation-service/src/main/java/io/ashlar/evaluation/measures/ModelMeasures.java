package io.ashlar.evaluation.measures;

import io.ashlar.metrics.classification.CalibrationBin;
import io.ashlar.metrics.classification.LabelMetrics;
import io.ashlar.metrics.resampling.ConfidenceInterval;
import java.util.List;
import java.util.Map;

/**
 * How good one model is on the rows.
 *
 * @param model its reference, or {@code endpoint:name}
 * @param labels the order of everything that is by label
 * @param newWeights weights that were drawn at random: such a model is a baseline, not a product
 * @param rowsPerSecond over all requests
 * @param metrics by the names of the metrics library
 * @param intervals of the main metrics, by bootstrap
 * @param confusionMatrix (reference, prediction)
 * @param errors the wrong rows, the surest first, at most {@link TextClassificationMeasures#MOST_ERRORS}
 */
public record ModelMeasures(
        String model,
        List<String> labels,
        List<String> newWeights,
        double rowsPerSecond,
        Map<String, Double> metrics,
        Map<String, ConfidenceInterval> intervals,
        List<LabelMetrics> perLabel,
        List<List<Long>> confusionMatrix,
        List<CalibrationBin> calibration,
        List<TextError> errors) {}
