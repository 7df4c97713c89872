package io.ashlar.evaluation.tasks;

import io.ashlar.metrics.classification.CalibrationBin;
import io.ashlar.metrics.classification.LabelMetrics;
import io.ashlar.metrics.classification.Misclassification;
import java.util.List;

/**
 * What only some tasks have; empty where a task has none.
 *
 * @param perLabel in the labels' order
 * @param confusionMatrix (reference, prediction)
 * @param suspects rows whose label may be wrong
 */
public record Details(
        List<LabelMetrics> perLabel,
        List<List<Long>> confusionMatrix,
        List<CalibrationBin> calibration,
        List<Curve> curves,
        List<ResultTable> tables,
        List<Misclassification> suspects) {
    static final Details NONE = tables(List.of());

    public Details {
        perLabel = List.copyOf(perLabel);
        confusionMatrix = List.copyOf(confusionMatrix);
        calibration = List.copyOf(calibration);
        curves = List.copyOf(curves);
        tables = List.copyOf(tables);
        suspects = List.copyOf(suspects);
    }

    static Details tables(List<ResultTable> tables) {
        return new Details(List.of(), List.of(), List.of(), List.of(), tables, List.of());
    }
}
