package io.ashlar.contracts.catalog;

/**
 * A column of a dataset.
 *
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code list} or {@code object}
 * @param nulls rows without a value
 */
public record DatasetColumn(String name, String type, long nulls) {}
