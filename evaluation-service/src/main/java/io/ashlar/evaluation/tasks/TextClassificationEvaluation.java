package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.LabeledText;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.rows.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/** A text, or a pair, with one label. */
record TextClassificationEvaluation(TextClassificationColumns roles, RoleColumns columns)
        implements OneLabelEvaluation {
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
}
