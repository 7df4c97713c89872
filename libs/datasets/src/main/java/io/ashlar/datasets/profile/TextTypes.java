package io.ashlar.datasets.profile;

import io.ashlar.datasets.rows.ColumnType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The type that a text column's values could be read as; "007" and "1e3x" stay strings. */
final class TextTypes {
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern BOOLEAN = Pattern.compile("true|false|True|False|TRUE|FALSE");

    private TextTypes() {}

    /** What the column is after one more value; {@code soFar} is null before the first. */
    static ColumnType widen(@Nullable ColumnType soFar, String text) {
        if (soFar == ColumnType.STRING) {
            return soFar;
        }
        ColumnType type = of(text);
        return soFar == null ? type : soFar.with(type).orElse(ColumnType.STRING);
    }

    private static ColumnType of(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return ColumnType.STRING;
        }
        if (INTEGER.matcher(text).matches()) {
            return ColumnType.INTEGER;
        }
        if (NUMBER.matcher(text).matches()) {
            return ColumnType.NUMBER;
        }
        return BOOLEAN.matcher(text).matches() ? ColumnType.BOOLEAN : ColumnType.STRING;
    }
}
