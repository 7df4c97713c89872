package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tasks have in common that write a text: reading rows, and answers beside references. */
final class GeneratedText {
    static final int FEW = 8;

    private GeneratedText() {}

    static Example example(RoleColumns columns, Row row, String source, String target) {
        return new Example(
                (int) row.number(),
                Map.of("text", columns.needed(row, source)),
                Json.MAPPER.getNodeFactory().textNode(columns.needed(row, target)),
                "",
                columns.slice(row));
    }

    static List<String> texts(Predictions predictions, String name) {
        return predictions.rows().stream()
                .map(answer -> HubAnswers.text(answer, name))
                .toList();
    }

    static List<RowResult> results(List<Example> rows, List<String> texts, double[] scores) {
        List<RowResult> results = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            results.add(RowResult.of(rows.get(row).reference().asText(), texts.get(row), scores[row]));
        }
        return results;
    }
}
