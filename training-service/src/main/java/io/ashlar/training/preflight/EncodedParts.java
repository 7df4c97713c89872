package io.ashlar.training.preflight;

import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Findings;
import io.ashlar.training.tasks.TaskEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of every part as the model reads them. */
record EncodedParts(Map<String, List<TrainingRow>> parts) {
    static EncodedParts of(TaskEncoder encoder, Examples examples, Findings findings) {
        Map<String, List<TrainingRow>> parts = new LinkedHashMap<>();
        examples.parts()
                .forEach((part, rows) -> findings.attempt(() -> encoder.rows(part, rows))
                        .ifPresent(encoded -> parts.put(part, encoded)));
        return new EncodedParts(parts);
    }

    List<TrainingRow> part(String name) {
        return parts.getOrDefault(name, List.of());
    }

    Map<String, RowLengths> lengths() {
        Map<String, RowLengths> lengths = new LinkedHashMap<>();
        parts.forEach((part, rows) -> lengths.put(part, RowLengths.of(rows)));
        return lengths;
    }
}
