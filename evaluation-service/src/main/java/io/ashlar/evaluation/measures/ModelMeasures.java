package io.ashlar.evaluation.measures;

import io.ashlar.evaluation.tasks.Curve;
import io.ashlar.evaluation.tasks.ResultTable;
import io.ashlar.metrics.classification.CalibrationBin;
import io.ashlar.metrics.classification.LabelMetrics;
import io.ashlar.metrics.resampling.ConfidenceInterval;
import java.util.List;
import java.util.Map;

/**
 * How good one model is on the rows. Lists are empty where the task has nothing for them.
 *
 * @param model its reference, or {@code endpoint:name}
 * @param labels the order of everything that is by label
 * @param newWeights weights that were drawn at random: such a model is a baseline, not a product
 * @param rowsPerSecond over all requests
 * @param metrics by the names of the metrics library
 * @param intervals of the main metrics, by bootstrap
 * @param confusionMatrix (reference, prediction)
 * @param curves of labels: ROC and precision-recall
 * @param tables of the task's own, for example by kind of entity
 * @param slices by length and by the user's column
 * @param errors rows that are not right, the worst first, of equally bad ones the surest, at most
 *     {@link ModelMeasuring#MOST_ERRORS}
 * @param samples some rows of every kind, evenly picked
 * @param suspects rows whose reference may be wrong
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
        List<Curve> curves,
        List<ResultTable> tables,
        List<SliceMeasures> slices,
        List<ScoredRow> errors,
        List<ScoredRow> samples,
        List<ScoredRow> suspects) {}
