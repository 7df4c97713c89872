package io.ashlar.evaluation.measures;

import java.util.Map;

/**
 * A part of the rows.
 *
 * @param by {@code length} (of the inputs, in characters), or the column
 * @param metrics the few that are quick to compute; NaN where undefined
 */
public record SliceMeasures(String by, String name, int rows, Map<String, Double> metrics) {}
