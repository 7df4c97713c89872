package io.ashlar.datasets.rows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** DuckDB's values as JSON's: bytes become base64, times RFC 3339, what JSON has no number for (NaN) becomes null. */
final class SqlValues {
    @Nullable Object json(@Nullable Object value, long row) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof BigInteger) {
            return value instanceof BigInteger big && big.bitLength() < Long.SIZE ? (Object) big.longValue() : value;
        }
        if (value instanceof String text) {
            return storable(text, row);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = value instanceof Float single ? Double.parseDouble(single.toString()) : (Double) value;
            return Double.isFinite(number) ? number : null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.doubleValue();
        }
        if (value instanceof Blob blob) {
            return Base64.getEncoder().encodeToString(blob.getBytes(1, Math.toIntExact(blob.length())));
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().atOffset(ZoneOffset.UTC).toString();
        }
        return nested(value, row);
    }

    private @Nullable Object nested(Object value, long row) throws SQLException {
        if (value instanceof Array array) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                list.add(json(element, row));
            }
            return list;
        }
        if (value instanceof DuckDBStruct struct) {
            return object(struct.getMap(), row);
        }
        if (value instanceof Struct struct) {
            throw new SQLException("a structure without names: " + struct.getSQLTypeName());
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, row);
        }
        return value.toString(); // dates, times, UUIDs, intervals, enumerations
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map, long row) throws SQLException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            object.put(storable(String.valueOf(entry.getKey()), row), json(entry.getValue(), row));
        }
        return object;
    }

    private static String storable(String text, long row) {
        String reason = Malformed.unstorable(text);
        if (reason != null) {
            throw Malformed.row("Row", row, reason, null);
        }
        return text;
    }
}
