package io.ashlar.datasets.rows;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds between rows, in every format: at least one row, a bounded number of columns, one type a column. */
final class ConsistentReader implements DatasetReader {
    private record Seen(ColumnType type, long row) {}

    private final DatasetReader rows;
    private final ReadLimits limits;
    private final String unit;
    private final Map<String, @Nullable Seen> columns = new HashMap<>();
    private boolean any;

    ConsistentReader(DatasetReader rows, ReadLimits limits, String unit) {
        this.rows = rows;
        this.limits = limits;
        this.unit = unit;
    }

    @Override
    public @Nullable Row next() {
        Row row = rows.next();
        if (row == null) {
            if (!any) {
                throw Malformed.empty();
            }
            return null;
        }
        any = true;
        row.values().forEach((column, value) -> check(row.number(), column, value));
        return row;
    }

    private void check(long number, String column, @Nullable Object value) {
        if (value == null) {
            columns.putIfAbsent(column, null);
        } else {
            ColumnType type = ColumnType.of(value);
            Seen seen = columns.get(column);
            if (seen == null) {
                columns.put(column, new Seen(type, number));
            } else if (seen.type() != type) {
                ColumnType both = seen.type().with(type).orElseThrow(() -> changed(number, column, type, seen));
                columns.put(column, new Seen(both, seen.row()));
            }
        }
        if (columns.size() > limits.maxColumns()) {
            throw Malformed.row(
                    unit, number, "with it the dataset has more than " + limits.maxColumns() + " columns", null);
        }
    }

    private RuntimeException changed(long number, String column, ColumnType type, Seen seen) {
        return Malformed.row(
                unit,
                number,
                "the column '" + column + "' is of type " + type.wireName() + " here and of type "
                        + seen.type().wireName() + " before (first on " + unit.toLowerCase(Locale.ROOT) + " "
                        + seen.row() + ")",
                null);
    }

    @Override
    public void close() {
        rows.close();
    }
}
