package io.ashlar.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.cli.terminal.TextTable;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.LabelScore;
import java.util.List;
import java.util.Locale;

/** What came out, in one table. */
final class DemoTable {
    private static final int LONGEST = 60;

    private DemoTable() {}

    static void print(
            Terminal terminal,
            JsonNode metrics,
            JsonNode training,
            List<String> sentences,
            ClassifyTextResponse answers) {
        JsonNode models = metrics.path("models");
        JsonNode base = models.path(0).path("metrics");
        JsonNode tuned = models.path(1).path("metrics");
        terminal.line("");
        TextTable table = new TextTable("RESULT", "BASE (UNTUNED HEAD)", "TUNED");
        table.row(
                "accuracy, " + metrics.path("rows").asInt() + " unseen rows",
                number(base, "accuracy"),
                number(tuned, "accuracy"));
        table.row("macro F1", number(base, "f1_macro"), number(tuned, "f1_macro"));
        table.row("training steps", "-", training.path("steps").asText());
        table.row(
                "seconds per step",
                "-",
                String.format(
                        Locale.ROOT, "%.3f", training.path("secondsPerStep").asDouble()));
        for (int i = 0; i < sentences.size(); i++) {
            LabelScore best = answers.getResults(i).getLabels(0);
            table.row(
                    shorten(sentences.get(i)),
                    "",
                    String.format(Locale.ROOT, "%s (%.2f)", best.getLabel(), best.getScore()));
        }
        table.lines().forEach(terminal::line);
    }

    private static String number(JsonNode metrics, String name) {
        return metrics.has(name)
                ? String.format(Locale.ROOT, "%.3f", metrics.get(name).asDouble())
                : "-";
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
