package io.ashlar.evaluation.measures;

/**
 * A row that two models answered differently well.
 *
 * @param row its position in the dataset, from 0
 * @param change of the score, from the first to the other; above 0 is better
 */
public record ChangedRow(int row, String text, String reference, String before, String after, double change) {}
