package io.ashlar.evaluation.tasks;

import io.ashlar.metrics.resampling.RowMetrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model's answers are worth.
 *
 * @param metrics by the names of the metrics library
 * @param headline the few that get intervals, differences and slices
 * @param rows one result a row, in their order
 * @param details what only some tasks have
 */
public record Measurement(Map<String, Double> metrics, RowMetrics headline, List<RowResult> rows, Details details) {
    public Measurement {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        rows = List.copyOf(rows);
    }
}
