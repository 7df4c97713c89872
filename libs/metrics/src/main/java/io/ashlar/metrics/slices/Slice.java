package io.ashlar.metrics.slices;

/**
 * Some rows with a name.
 *
 * @param rows positions, from 0, rising
 */
public record Slice(String name, int[] rows) {}
