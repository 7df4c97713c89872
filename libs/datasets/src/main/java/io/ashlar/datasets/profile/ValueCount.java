package io.ashlar.datasets.profile;

/**
 * How often a value occurs.
 *
 * @param value as in the rows
 */
public record ValueCount(Object value, long count) {}
