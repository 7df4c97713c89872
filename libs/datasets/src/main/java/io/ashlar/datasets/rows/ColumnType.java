package io.ashlar.datasets.rows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The JSON type of a column. A column that is always null counts as a string. */
public enum ColumnType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    LIST,
    OBJECT;

    /** The type of one value of a row. */
    public static ColumnType of(Object value) {
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return INTEGER;
        }
        if (value instanceof Double) {
            return NUMBER;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof List) {
            return LIST;
        }
        if (value instanceof Map) {
            return OBJECT;
        }
        throw new IllegalArgumentException(value.getClass() + " is not a class that rows have values of");
    }

    @JsonCreator
    public static ColumnType ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /**
     * The name in schemas: {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code list},
     * {@code object}.
     */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one type that holds both, if there is one: integers are numbers, all else stays what it is. */
    public Optional<ColumnType> with(ColumnType other) {
        if (this == other) {
            return Optional.of(this);
        }
        boolean numbers = (this == INTEGER || this == NUMBER) && (other == INTEGER || other == NUMBER);
        return numbers ? Optional.of(NUMBER) : Optional.empty();
    }
}
