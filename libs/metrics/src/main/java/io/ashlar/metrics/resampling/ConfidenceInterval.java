package io.ashlar.metrics.resampling;

/**
 * Where a metric would lie on other rows like these.
 *
 * @param value on the rows themselves
 * @param level for example 0.95
 */
public record ConfidenceInterval(double value, double lower, double upper, double level) {}
