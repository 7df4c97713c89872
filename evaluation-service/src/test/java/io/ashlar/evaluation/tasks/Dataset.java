package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.datasets.profile.DatasetProfiler;
import io.ashlar.datasets.rows.DatasetReader;
import io.ashlar.datasets.rows.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dataset in a test's text, read as the service reads it. */
public record Dataset(TaskEvaluation task, List<Example> rows) {
    public static Dataset jsonLines(Task task, Map<String, String> columns, String... lines) {
        return read(task, columns, Format.JSONL, String.join("\n", lines), false);
    }

    /** For a model that gives a number. */
    public static Dataset ofNumbers(String... lines) {
        return read(Task.TEXT_CLASSIFICATION, Map.of(), Format.JSONL, String.join("\n", lines), true);
    }

    public static Dataset csv(Task task, Map<String, String> columns, String... lines) {
        return read(task, columns, Format.CSV, String.join("\n", lines), false);
    }

    private static Dataset read(
            Task task, Map<String, String> columns, Format format, String content, boolean numbers) {
        try {
            Path file = Files.createTempFile("dataset-", ".rows");
            try {
                Files.writeString(file, content);
                TaskEvaluation evaluation = TaskEvaluations.of(
                        task, columns, DatasetProfiler.profile(file, format).columns(), numbers);
                List<Example> rows = new ArrayList<>();
                try (DatasetReader reader = DatasetReader.open(file, format)) {
                    reader.forEach(row -> rows.add(evaluation.example(row).at(rows.size())));
                }
                return new Dataset(evaluation, rows);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it measures of answers in the Hub's shape, a JSON text a row. */
    public Measurement measure(List<String> labels, String... answers) {
        return task.measure(rows, predictions("model@1", labels, answers));
    }

    public static Predictions predictions(String model, List<String> labels, String... answers) {
        return new Predictions(
                model,
                labels,
                List.of(answers).stream()
                        .map(answer -> Json.read(answer, JsonNode.class))
                        .toList(),
                List.of(),
                100);
    }
}
