package io.ashlar.cli.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The columns of a dataset, as far as the user names them; what is not named is found by its usual name. */
final class Columns {
    @Option(
            names = {"-c", "--column"},
            paramLabel = "ROLE=COLUMN",
            description =
                    "The column that has a role of the task, such as tokens=words or summary=highlights; repeatable."
                            + " Of a translation also sourceLanguage=CODE and targetLanguage=CODE.")
    private Map<String, String> named = new LinkedHashMap<>();

    @Option(names = "--text", description = "The column with the text (default: text).")
    private @Nullable String text;

    @Option(names = "--text-pair", description = "The column with the second text.")
    private @Nullable String textPair;

    @Option(names = "--label", description = "The column with the label (default: label).")
    private @Nullable String label;

    /** Role to column. */
    Map<String, String> byRole() {
        Map<String, String> columns = new LinkedHashMap<>(named);
        put(columns, "text", text);
        put(columns, "textPair", textPair);
        put(columns, "label", label);
        return columns;
    }

    private static void put(Map<String, String> columns, String role, @Nullable String column) {
        if (column != null) {
            columns.put(role, column);
        }
    }
}
