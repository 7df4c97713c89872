package io.ashlar.training.rows;

import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;

/** One task's reading of one dataset; pure, any thread. */
public interface RowReading {
    /** Which column has which role. */
    RoleColumns columns();

    /** The example in a row; what is wrong with it is told with its line. */
    Example example(Row row);

    /** What the automatic split keeps in proportion, as evaluations have it: a single label, or nothing. */
    default String stratum(Example example) {
        return "";
    }
}
