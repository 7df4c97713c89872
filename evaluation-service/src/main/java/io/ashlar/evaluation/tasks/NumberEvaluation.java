package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.metrics.regression.RegressionMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text with a number (regression): the column holds numbers, and the model has one output. */
record NumberEvaluation(RoleColumns columns) implements TaskEvaluation {
    @Override
    public Example example(Row row) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("text", columns.needed(row, "text"));
        if (columns.has("textPair")) {
            inputs.put("text_pair", columns.needed(row, "textPair"));
        }
        double number;
        try {
            number = Double.parseDouble(columns.needed(row, "label"));
        } catch (NumberFormatException e) {
            throw columns.malformed(row, "label", "is no number");
        }
        return new Example(
                (int) row.number(), inputs, Json.MAPPER.getNodeFactory().numberNode(number), "", columns.slice(row));
    }

    @Override
    public void requireModel(String model, List<String> modelLabels) {
        if (modelLabels.size() > 1) {
            throw new ProblemException(
                    ProblemCode.DATASET_LABELS_INVALID,
                    "The label column '" + columns.name("label") + "' holds numbers, and the model '"
                            + model + "' has " + modelLabels.size()
                            + " labels: it gives no number. Choose a column of labels.");
        }
    }

    /** The score is 1 without an error and falls to 0 at the references' standard deviation. */
    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        double[] right =
                rows.stream().mapToDouble(row -> row.reference().doubleValue()).toArray();
        double[] predicted = predictions.rows().stream()
                .mapToDouble(answer -> HubAnswers.first(answer).path("score").doubleValue())
                .toArray();
        double spread = spread(right);
        List<RowResult> results = new ArrayList<>();
        for (int row = 0; row < right.length; row++) {
            double error = Math.abs(right[row] - predicted[row]);
            double score = error == 0 ? 1 : spread == 0 ? 0 : Math.max(0, 1 - error / spread);
            results.add(RowResult.of(Double.toString(right[row]), Double.toString(predicted[row]), score));
        }
        return new Measurement(
                RegressionMetrics.of(right, predicted),
                chosen -> RegressionMetrics.of(choose(right, chosen), choose(predicted, chosen)),
                results,
                Details.NONE);
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    private static double[] choose(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
