package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an evaluation found: every metric of every model, the main ones with their intervals, and where models differ.
 */
final class EvaluationTable {
    private EvaluationTable() {}

    /** The lines for a terminal; {@code document} is the answer of {@code /evaluations/{id}/metrics}. */
    static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d rows of %s, part %s",
                document.path("rows").asLong(),
                document.path("dataset").asText(),
                document.path("part").asText()));
        lines.addAll(metrics(document.path("models")).lines());
        document.path("models").forEach(model -> addNewWeights(lines, model));
        document.path("comparisons").forEach(comparison -> addDifferences(lines, comparison));
        return lines;
    }

    private static TextTable metrics(JsonNode models) {
        List<String> header = new ArrayList<>(List.of(""));
        Set<String> names = new LinkedHashSet<>();
        models.forEach(model -> header.add(model.path("model").asText()));
        models.forEach(model -> model.path("intervals").fieldNames().forEachRemaining(names::add));
        models.forEach(model -> model.path("metrics").fieldNames().forEachRemaining(names::add));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (String name : names) {
            List<Object> cells = new ArrayList<>(List.of(name));
            models.forEach(model -> cells.add(cell(
                    model.path("metrics").path(name), model.path("intervals").path(name))));
            table.row(cells.toArray());
        }
        return table;
    }

    private static String cell(JsonNode value, JsonNode interval) {
        if (!value.isNumber()) {
            return "-";
        }
        return interval.isObject() ? number(value) + " " + range(interval) : number(value);
    }

    private static void addNewWeights(List<String> lines, JsonNode model) {
        if (!model.path("newWeights").isEmpty()) {
            lines.add(
                    model.path("model").asText() + " has weights that were drawn at random: a baseline, not a product");
        }
    }

    private static void addDifferences(List<String> lines, JsonNode comparison) {
        lines.add(String.format(
                Locale.ROOT,
                "%s beside %s: better on %,d rows, worse on %,d",
                comparison.path("model").asText(),
                comparison.path("baseline").asText(),
                comparison.path("better").asLong(),
                comparison.path("worse").asLong()));
        comparison.path("differences").properties().forEach(entry -> {
            JsonNode difference = entry.getValue();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s %+.4f %s, %s",
                    entry.getKey(),
                    difference.path("value").asDouble(),
                    range(difference),
                    isSignificant(difference) ? "significant" : "may be chance"));
        });
    }

    private static boolean isSignificant(JsonNode difference) {
        return difference.path("probability").asDouble()
                < 1 - difference.path("level").asDouble();
    }

    private static String range(JsonNode interval) {
        return String.format(
                Locale.ROOT,
                "(%.0f%%: %s to %s)",
                interval.path("level").asDouble() * 100,
                number(interval.path("lower")),
                number(interval.path("upper")));
    }

    private static String number(JsonNode value) {
        return String.format(Locale.ROOT, "%.4f", value.asDouble());
    }
}
