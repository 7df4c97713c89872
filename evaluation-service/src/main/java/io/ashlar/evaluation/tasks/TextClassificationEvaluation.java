package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.LabeledText;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.evaluation.predictions.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text, or a pair, with one label. */
record TextClassificationEvaluation(TextClassificationColumns roles, RoleColumns columns) implements TaskEvaluation {
    @Override
    public Example example(Row row) {
        LabeledText text = roles.example(row);
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("text", text.text());
        String pair = text.textPair();
        if (pair != null) {
            inputs.put("text_pair", pair);
        }
        return new Example(
                (int) row.number(),
                inputs,
                Json.MAPPER.getNodeFactory().textNode(text.label()),
                text.label(),
                columns.slice(row));
    }

    @Override
    public List<String> labels(List<Example> rows) {
        return rows.stream().map(Example::stratum).distinct().sorted().toList();
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("top_k", labels.size());
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        return ClassificationMeasurement.of(rows, predictions);
    }
}
