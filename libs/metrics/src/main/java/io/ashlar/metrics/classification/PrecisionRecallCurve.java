package io.ashlar.metrics.classification;

import java.util.List;

/** Precision against recall by rising threshold; the last point (1, 0) has no threshold. */
public record PrecisionRecallCurve(List<Double> precisions, List<Double> recalls, List<Double> thresholds) {
    public PrecisionRecallCurve {
        precisions = List.copyOf(precisions);
        recalls = List.copyOf(recalls);
        thresholds = List.copyOf(thresholds);
    }
}
