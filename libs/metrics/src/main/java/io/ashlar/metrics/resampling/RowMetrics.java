package io.ashlar.metrics.resampling;

import java.util.Map;

/** The metrics of some rows; called a thousand times, so it should add up what was computed row by row before. */
@FunctionalInterface
public interface RowMetrics {
    /** By name; one row may come more than once. NaN where a metric is undefined for them. */
    Map<String, Double> of(int[] rows);
}
