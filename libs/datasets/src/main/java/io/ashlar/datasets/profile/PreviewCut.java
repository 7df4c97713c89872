package io.ashlar.datasets.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows short enough to be looked at: a preview is for people, and lies in a database. */
final class PreviewCut {
    static final int MAX_CHARACTERS = 1_000;
    static final int MAX_ELEMENTS = 50;

    private PreviewCut() {}

    static Map<String, @Nullable Object> row(Map<?, ?> row) {
        return object(row, Integer.MAX_VALUE);
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().limit(MAX_ELEMENTS).map(PreviewCut::value).collect(Collectors.toList());
        }
        return value instanceof Map<?, ?> map ? object(map, MAX_ELEMENTS) : value;
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map, int maxKeys) {
        Map<String, @Nullable Object> cut = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (cut.size() == maxKeys) {
                break;
            }
            cut.put(text(String.valueOf(entry.getKey())), value(entry.getValue()));
        }
        return cut;
    }

    private static String text(String text) {
        if (text.length() <= MAX_CHARACTERS || text.codePointCount(0, text.length()) <= MAX_CHARACTERS) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    }
}
