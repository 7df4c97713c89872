package io.ashlar.datasets.columns;

import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.ColumnType;

/** What a label column holds, which decides what a classifier learns. */
public enum LabelKind {
    /** One label a row: texts, whole numbers, true and false. */
    ONE,
    /** Lists of labels, or JSON text of lists where the format has none. */
    MANY,
    /** Numbers with fractions: a value that is estimated. */
    NUMBER;

    /** By the column's type and, for texts, by whether every value is a list. */
    public static LabelKind of(ColumnProfile column) {
        ColumnType type = column.type();
        if (type == ColumnType.LIST) {
            return MANY;
        }
        if (type == ColumnType.NUMBER) {
            return NUMBER;
        }
        boolean lists = type == ColumnType.STRING
                && !column.topValues().isEmpty()
                && column.topValues().stream().allMatch(count -> isList(String.valueOf(count.value())));
        return lists ? MANY : ONE;
    }

    private static boolean isList(String text) {
        return text.startsWith("[") && text.endsWith("]");
    }
}
