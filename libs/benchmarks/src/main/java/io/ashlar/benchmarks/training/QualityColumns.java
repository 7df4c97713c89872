package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where rows of a JSONL file have what a task learns from.
 *
 * @param text what is read: a text, words, a picture's file, or a question
 * @param textPair what is read beside it: a second text, or a context
 * @param label what is learned: a label, a list of them, tags, answers, or a text
 */
record QualityColumns(String text, @Nullable String textPair, String label) {
    /** The first rows of a file; all of them where {@code most} is 0. */
    static List<JsonNode> read(Path file, int most) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && (most == 0 || rows.size() < most)) {
                rows.add(Json.MAPPER.readTree(line));
            }
        }
        return rows;
    }

    JsonNode textOf(JsonNode row) {
        return needed(row, text);
    }

    JsonNode labelOf(JsonNode row) {
        return needed(row, label);
    }

    /** The second text; none where there is no column for it. */
    @Nullable String pairOf(JsonNode row) {
        return textPair == null ? null : needed(row, textPair).asText();
    }

    /** Every label that rows have, sorted. */
    List<String> labels(List<JsonNode> rows) {
        TreeSet<String> labels = new TreeSet<>();
        rows.forEach(row -> labels.addAll(texts(labelOf(row))));
        return List.copyOf(labels);
    }

    /** A value as texts: those of a list, or itself. */
    static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }

    private static JsonNode needed(JsonNode row, String column) {
        JsonNode value = row.path(column);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("A row has no column '" + column + "': " + row);
        }
        return value;
    }
}
