package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The trials of a search, the best first: what each had of its own, what it came to, or why it failed. */
final class SweepTrials {
    private static final String ABSENT = "-";

    private SweepTrials() {}

    /** {@code sweep} is the answer of {@code /fine-tunings/{id}/sweep}. */
    static TextTable of(JsonNode sweep) {
        TreeSet<String> values = new TreeSet<>();
        sweep.path("trials").forEach(trial -> trial.path("values").fieldNames().forEachRemaining(values::add));
        List<String> header = new ArrayList<>(List.of("TRIAL"));
        header.addAll(values);
        header.addAll(List.of(sweep.path("metric").asText(), "STEPS", "S/STEP", ""));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (JsonNode trial : sweep.path("trials")) {
            List<Object> cells = new ArrayList<>(List.of(trial.path("number").asText()));
            values.forEach(name -> cells.add(text(trial.path("values").path(name))));
            cells.add(number("%.4f", trial.path("value")));
            cells.add(trial.path("steps").asText());
            cells.add(number("%.3f", trial.path("secondsPerStep")));
            cells.add(remark(sweep, trial));
            table.row(cells.toArray());
        }
        return table;
    }

    private static String remark(JsonNode sweep, JsonNode trial) {
        return trial.path("number").asInt() == sweep.path("best").asInt()
                ? "registered"
                : trial.path("failure").asText();
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? ABSENT : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String number(String format, JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, format, value.doubleValue()) : ABSENT;
    }
}
