package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.classification.MultiLabelEvaluation;
import io.ashlar.metrics.classification.MultiLabelMetrics;
import io.ashlar.metrics.classification.MultiLabelPredictions;
import io.ashlar.metrics.classification.MultiLabelRow;
import java.util.List;

/** Any number of labels a row. */
final class MultiLabelCase {
    private MultiLabelCase() {}

    static JsonNode values(List<JsonNode> rows, JsonNode parameters) {
        MultiLabelEvaluation evaluation = MultiLabelMetrics.evaluate(MultiLabelPredictions.of(
                GoldenTree.texts(parameters.get("labels")),
                rows.stream().map(row -> GoldenTree.texts(row.get("reference"))).toList(),
                rows.stream()
                        .map(row -> GoldenTree.texts(row.get("prediction")))
                        .toList(),
                rows.get(0).has("probabilities")
                        ? rows.stream()
                                .map(row -> GoldenTree.doubles(row.get("probabilities")))
                                .toList()
                        : null));
        ArrayNode perLabel = GoldenTree.array();
        evaluation.perLabel().forEach(label -> put(perLabel.addObject(), label));
        return new GoldenTree()
                .metrics(evaluation.metrics())
                .table("labels", GoldenTree.any(evaluation.labels()))
                .table("per_label", perLabel)
                .tree();
    }

    private static void put(ObjectNode row, MultiLabelRow label) {
        row.put("label", label.label());
        GoldenTree.put(row, "precision", label.precision());
        GoldenTree.put(row, "recall", label.recall());
        GoldenTree.put(row, "f1", label.f1());
        row.put("support", label.support()).put("tp", label.truePositives()).put("fp", label.falsePositives());
        row.put("fn", label.falseNegatives()).put("tn", label.trueNegatives());
        GoldenTree.put(row, "roc_auc", label.rocAuc());
        GoldenTree.put(row, "average_precision", label.averagePrecision());
    }
}
