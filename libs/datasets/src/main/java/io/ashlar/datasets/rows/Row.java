package io.ashlar.datasets.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row. Values are JSON's: String, Long (or BigInteger where it does not fit), Double, Boolean, List, Map, or null.
 * CSV and TSV hold text only, so theirs are strings; an empty field without quotes is null.
 *
 * @param number the line that it starts on, from 1; in Parquet the row, from 1
 * @param values by column, in the file's order
 */
public record Row(long number, Map<String, @Nullable Object> values) {
    /** The value in a column, null also where the row does not have the column. */
    public @Nullable Object value(String column) {
        return values.get(column);
    }
}
