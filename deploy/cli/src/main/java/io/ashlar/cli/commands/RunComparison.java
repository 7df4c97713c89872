package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Fine-tunings side by side: the parameters in which they differ, then every metric that one of them has. */
final class RunComparison {
    private static final String ABSENT = "-";

    private RunComparison() {}

    /** {@code runs} are answers of {@code /fine-tunings/{id}/metrics}. */
    static TextTable of(List<JsonNode> runs) {
        List<String> header = new ArrayList<>(List.of(""));
        runs.forEach(run -> header.add(run.path("model").asText()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (String name : names(runs, "parameters")) {
            List<String> values = runs.stream()
                    .map(run -> text(run.path("parameters").path(name)))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                row(table, name, values);
            }
        }
        row(table, "steps", runs.stream().map(run -> text(run.path("steps"))).toList());
        row(
                table,
                "bestStep",
                runs.stream().map(run -> text(run.path("bestStep"))).toList());
        row(
                table,
                "secondsPerStep",
                runs.stream().map(run -> number(run.path("secondsPerStep"))).toList());
        for (String name : names(runs, "metrics")) {
            row(
                    table,
                    name,
                    runs.stream()
                            .map(run -> number(run.path("metrics").path(name)))
                            .toList());
        }
        return table;
    }

    private static TreeSet<String> names(List<JsonNode> runs, String part) {
        TreeSet<String> names = new TreeSet<>();
        runs.forEach(run -> run.path(part).fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static void row(TextTable table, String name, List<String> values) {
        List<Object> cells = new ArrayList<>(List.of(name));
        cells.addAll(values);
        table.row(cells.toArray());
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? ABSENT : value.asText();
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.4f", value.doubleValue()) : ABSENT;
    }
}
