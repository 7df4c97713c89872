package io.ashlar.training.rows;

import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;

/** A text and the text that is to be written for it, in the columns of these roles. */
record PairReading(RoleColumns columns, String source, String target) implements RowReading {
    @Override
    public Example example(Row row) {
        return new Example.Pair(row.number(), columns.needed(row, source), columns.needed(row, target));
    }
}
