package io.ashlar.metrics.classification;

import java.util.List;

/**
 * A receiver operating characteristic: points by falling threshold, the first at infinity; rates are NaN where
 * undefined.
 */
public record RocCurve(List<Double> falsePositiveRates, List<Double> truePositiveRates, List<Double> thresholds) {
    public RocCurve {
        falsePositiveRates = List.copyOf(falsePositiveRates);
        truePositiveRates = List.copyOf(truePositiveRates);
        thresholds = List.copyOf(thresholds);
    }
}
