package io.ashlar.metrics.classification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good predictions of any number of labels are.
 *
 * @param metrics by the names of scikit-learn's functions; NaN where a metric is undefined
 * @param perLabel in the labels' order
 */
public record MultiLabelEvaluation(Map<String, Double> metrics, List<String> labels, List<MultiLabelRow> perLabel) {
    public MultiLabelEvaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        labels = List.copyOf(labels);
        perLabel = List.copyOf(perLabel);
    }
}
