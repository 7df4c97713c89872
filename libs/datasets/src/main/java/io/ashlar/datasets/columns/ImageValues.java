package io.ashlar.datasets.columns;

import io.ashlar.datasets.rows.Row;
import java.util.Base64;
import java.util.Map;

/** Pictures in columns: base64, with or without a data URL's beginning, or the Hub's object with {@code bytes}. */
public final class ImageValues {
    private static final String DATA_URL = "data:image/[a-z.+-]+;base64,";

    private ImageValues() {}

    /** The bytes of a row's picture; a row without them is a problem that names its line. */
    public static byte[] bytes(RoleColumns columns, Row row, String role) {
        Object value = columns.value(row, role);
        Object text = value instanceof Map<?, ?> object ? object.get("bytes") : value;
        if (!(text instanceof String base64) || base64.isEmpty()) {
            throw columns.malformed(row, role, "holds no picture, and must hold one as base64");
        }
        try {
            return Base64.getDecoder().decode(base64.replaceFirst(DATA_URL, "").replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw columns.malformed(row, role, "is no base64 (" + e.getMessage() + ")");
        }
    }
}
