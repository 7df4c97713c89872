package io.ashlar.cli.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a text-classification dataset, as far as the user names them. */
final class Columns {
    private Columns() {}

    static Map<String, String> of(@Nullable String text, @Nullable String textPair, @Nullable String label) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (text != null) {
            columns.put("text", text);
        }
        if (textPair != null) {
            columns.put("textPair", textPair);
        }
        if (label != null) {
            columns.put("label", label);
        }
        return columns;
    }
}
