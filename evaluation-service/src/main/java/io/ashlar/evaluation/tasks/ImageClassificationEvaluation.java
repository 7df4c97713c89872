package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.ImageValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import java.util.Base64;
import java.util.Map;

/** An image, as base64, with one label. */
record ImageClassificationEvaluation(RoleColumns columns) implements OneLabelEvaluation {
    private static final int FEW = 8;

    @Override
    public Example example(Row row) {
        String image = Base64.getEncoder().encodeToString(ImageValues.bytes(columns, row, "image"));
        String label = columns.needed(row, "label");
        return new Example(
                (int) row.number(),
                Map.of("image", image),
                Json.MAPPER.getNodeFactory().textNode(label),
                label,
                columns.slice(row));
    }

    @Override
    public int rowsPerRequest() {
        return FEW;
    }

    @Override
    public byte[] bytes(String input) {
        return Base64.getDecoder().decode(input);
    }
}
