package io.ashlar.evaluation.tasks;

import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.evaluation.predictions.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Prompts with the text that should follow: ROUGE, and the share that is exactly right, blanks around it aside. */
record TextGenerationEvaluation(RoleColumns columns) implements TaskEvaluation {
    @Override
    public Example example(Row row) {
        return GeneratedText.example(columns, row, "prompt", "completion");
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("return_full_text", false);
    }

    @Override
    public int rowsPerRequest() {
        return GeneratedText.FEW;
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<String> texts = GeneratedText.texts(predictions, "generated_text");
        Measurement rouge = RougeMeasurement.of(rows, texts);
        boolean[] exact = new boolean[rows.size()];
        for (int row = 0; row < exact.length; row++) {
            exact[row] = texts.get(row)
                    .strip()
                    .equals(rows.get(row).reference().asText().strip());
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("exact_match", share(exact, IntStream.range(0, exact.length).toArray()));
        metrics.putAll(rouge.metrics());
        return new Measurement(
                metrics,
                chosen -> {
                    Map<String, Double> headline =
                            new LinkedHashMap<>(rouge.headline().of(chosen));
                    headline.put("exact_match", share(exact, chosen));
                    return headline;
                },
                rouge.rows(),
                rouge.details());
    }

    private static double share(boolean[] exact, int[] chosen) {
        int hits = 0;
        for (int row : chosen) {
            hits += exact[row] ? 1 : 0;
        }
        return (double) hits / chosen.length;
    }
}
