package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.classification.ClassificationEvaluation;
import io.ashlar.metrics.classification.ClassificationMetrics;
import io.ashlar.metrics.classification.ClassificationOptions;
import io.ashlar.metrics.classification.ClassificationPredictions;
import io.ashlar.metrics.classification.LabelMetrics;
import io.ashlar.metrics.classification.PrecisionRecallCurve;
import io.ashlar.metrics.classification.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Text classification: its input rows and parameters to the tree that a golden file has. */
final class ClassificationCase {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode parameters;
    private final ClassificationPredictions rows;
    private final boolean probabilities;

    ClassificationCase(List<JsonNode> input, JsonNode parameters) {
        this.parameters = parameters;
        this.probabilities = input.get(0).has("probabilities");
        List<String> labels = new ArrayList<>();
        parameters.get("labels").forEach(label -> labels.add(label.textValue()));
        this.rows = ClassificationPredictions.of(
                labels,
                input.stream().map(row -> row.get("reference").textValue()).toList(),
                input.stream().map(row -> row.get("prediction").textValue()).toList(),
                probabilities
                        ? input.stream()
                                .map(row -> GoldenTree.doubles(row.get("probabilities")))
                                .toList()
                        : null);
    }

    JsonNode values() {
        ClassificationEvaluation evaluation = ClassificationMetrics.evaluate(rows, options());
        ObjectNode values = MAPPER.createObjectNode();
        ObjectNode metrics = values.putObject("metrics");
        evaluation.metrics().forEach((name, value) -> GoldenTree.put(metrics, name, value));
        ObjectNode tables = values.putObject("tables");
        tables.set("labels", MAPPER.valueToTree(evaluation.labels()));
        tables.set("confusion_matrix", MAPPER.valueToTree(evaluation.confusionMatrix()));
        evaluation.perLabel().forEach(label -> put(tables.withArray("per_label"), label));
        evaluation.calibration().forEach(bin -> {
            ObjectNode row = tables.withArray("calibration_bins").addObject();
            row.put("bin", bin.bin()).put("count", bin.count());
            GoldenTree.put(row, "accuracy", bin.accuracy());
            GoldenTree.put(row, "confidence", bin.confidence());
        });
        if (probabilities && parameters.has("curve_label")) {
            String label = parameters.get("curve_label").textValue();
            put(tables.putObject("roc_curve"), label, ClassificationMetrics.rocCurve(rows, label, true));
            put(tables.putObject("roc_curve_full"), label, ClassificationMetrics.rocCurve(rows, label, false));
            put(tables.putObject("pr_curve"), label, ClassificationMetrics.precisionRecallCurve(rows, label));
        }
        return values;
    }

    private ClassificationOptions options() {
        JsonNode positive = parameters.path("positive_label");
        TreeSet<Integer> topK = new TreeSet<>(List.of(1));
        parameters.path("top_k").forEach(k -> topK.add(k.intValue()));
        return new ClassificationOptions(
                positive.isTextual() ? positive.textValue() : null,
                List.copyOf(topK),
                parameters.path("ece_bins").asInt(ClassificationOptions.DEFAULT.calibrationBins()));
    }

    private static void put(ArrayNode table, LabelMetrics label) {
        ObjectNode row = table.addObject().put("label", label.label());
        GoldenTree.put(row, "precision", label.precision());
        GoldenTree.put(row, "recall", label.recall());
        GoldenTree.put(row, "f1", label.f1());
        row.put("support", label.support()).put("predicted", label.predicted());
        GoldenTree.put(row, "roc_auc", label.rocAuc());
        GoldenTree.put(row, "average_precision", label.averagePrecision());
    }

    private static void put(ObjectNode table, String label, RocCurve curve) {
        table.put("label", label);
        table.set("fpr", GoldenTree.list(curve.falsePositiveRates()));
        table.set("tpr", GoldenTree.list(curve.truePositiveRates()));
        table.set("thresholds", GoldenTree.list(curve.thresholds()));
    }

    private static void put(ObjectNode table, String label, PrecisionRecallCurve curve) {
        table.put("label", label);
        table.set("precision", GoldenTree.list(curve.precisions()));
        table.set("recall", GoldenTree.list(curve.recalls()));
        table.set("thresholds", GoldenTree.list(curve.thresholds()));
    }
}
