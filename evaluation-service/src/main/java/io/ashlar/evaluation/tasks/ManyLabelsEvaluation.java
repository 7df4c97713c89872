package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.metrics.classification.MultiLabelEvaluation;
import io.ashlar.metrics.classification.MultiLabelMetrics;
import io.ashlar.metrics.classification.MultiLabelPredictions;
import io.ashlar.metrics.classification.MultiLabelRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A text with any number of labels: the column holds lists. A label counts as predicted from a score of one half. */
record ManyLabelsEvaluation(RoleColumns columns) implements TaskEvaluation {
    private static final double THRESHOLD = 0.5;

    @Override
    public Example example(Row row) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("text", columns.needed(row, "text"));
        if (columns.has("textPair")) {
            inputs.put("text_pair", columns.needed(row, "textPair"));
        }
        return new Example(
                (int) row.number(), inputs, Json.tree(ListValues.texts(columns, row, "label")), "", columns.slice(row));
    }

    @Override
    public List<String> labels(List<Example> rows) {
        return rows.stream()
                .flatMap(row -> texts(row.reference()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("top_k", labels.size());
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<String> labels = predictions.labels();
        List<double[]> scores = predictions.rows().stream()
                .map(answer -> HubAnswers.probabilities(answer, labels))
                .toList();
        List<List<String>> predicted =
                scores.stream().map(row -> chosen(row, labels)).toList();
        List<List<String>> right =
                rows.stream().map(row -> texts(row.reference())).toList();
        MultiLabelPredictions compared = MultiLabelPredictions.of(labels, right, predicted, scores);
        MultiLabelEvaluation evaluation = MultiLabelMetrics.evaluate(compared);
        List<RowResult> results = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            MultiLabelPredictions one = compared.choose(new int[] {row});
            results.add(RowResult.of(
                    String.join(", ", right.get(row)),
                    String.join(", ", predicted.get(row)),
                    right.get(row).isEmpty() && predicted.get(row).isEmpty()
                            ? 1
                            : MultiLabelMetrics.decisions(one).getOrDefault("f1_micro", 0.0)));
        }
        return new Measurement(
                evaluation.metrics(),
                chosen -> MultiLabelMetrics.decisions(compared.choose(chosen)),
                results,
                Details.tables(List.of(table(evaluation))));
    }

    private static List<String> chosen(double[] scores, List<String> labels) {
        return IntStream.range(0, scores.length)
                .filter(label -> scores[label] >= THRESHOLD)
                .mapToObj(labels::get)
                .toList();
    }

    private static ResultTable table(MultiLabelEvaluation evaluation) {
        return new ResultTable(
                "By label",
                List.of("Precision", "Recall", "F1", "ROC AUC", "Rows"),
                evaluation.perLabel().stream().map(ManyLabelsEvaluation::line).toList());
    }

    private static ResultTable.Line line(MultiLabelRow label) {
        Double auc = label.rocAuc();
        return new ResultTable.Line(
                label.label(),
                List.of(label.precision(), label.recall(), label.f1(), auc == null ? Double.NaN : auc, (double)
                        label.support()));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
