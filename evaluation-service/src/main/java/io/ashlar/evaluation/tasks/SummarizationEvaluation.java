package io.ashlar.evaluation.tasks;

import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import java.util.List;

/** Documents with a summary: ROUGE, with the stemmer as usual. */
record SummarizationEvaluation(RoleColumns columns) implements TaskEvaluation {
    @Override
    public Example example(Row row) {
        return GeneratedText.example(columns, row, "document", "summary");
    }

    @Override
    public int rowsPerRequest() {
        return GeneratedText.FEW;
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        return RougeMeasurement.of(rows, GeneratedText.texts(predictions, "summary_text"));
    }
}
