package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.metrics.resampling.ConfidenceInterval;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main metrics of all models side by side, with the last one's difference from the first. */
@TemplateData
record SummaryTable(List<String> models, List<Row> rows) {
    private static final Map<String, String> NAMES = names();

    /** One metric. */
    @TemplateData
    record Row(String name, List<String> values, String difference) {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("accuracy", "Accuracy");
        names.put("balanced_accuracy", "Balanced accuracy");
        names.put("f1_macro", "F1, macro");
        names.put("f1_weighted", "F1, weighted");
        names.put("precision_macro", "Precision, macro");
        names.put("recall_macro", "Recall, macro");
        names.put("roc_auc_ovr_macro", "ROC AUC, macro");
        names.put("average_precision_macro", "Average precision, macro");
        names.put("matthews_correlation", "Matthews correlation");
        names.put("log_loss", "Log loss (lower is better)");
        names.put("expected_calibration_error", "Expected calibration error (lower is better)");
        return names;
    }

    static SummaryTable of(EvaluationDocument document) {
        List<ModelMeasures> models = document.models();
        List<Row> rows = new ArrayList<>();
        NAMES.forEach((key, name) -> {
            List<String> values =
                    models.stream().map(model -> value(model, key)).toList();
            double change = metric(models.get(models.size() - 1), key) - metric(models.get(0), key);
            rows.add(new Row(name, values, models.size() > 1 ? Numbers.signed(change) : ""));
        });
        return new SummaryTable(models.stream().map(SummaryTable::title).toList(), rows);
    }

    public boolean compared() {
        return models.size() > 1;
    }

    private static String title(ModelMeasures model) {
        return model.newWeights().isEmpty() ? model.model() : model.model() + " (untuned head)";
    }

    private static double metric(ModelMeasures model, String key) {
        return model.metrics().getOrDefault(key, Double.NaN);
    }

    private static String value(ModelMeasures model, String key) {
        String text = Numbers.three(metric(model, key));
        ConfidenceInterval interval = model.intervals().get(key);
        return interval == null
                ? text
                : text + " [" + Numbers.three(interval.lower()) + ", " + Numbers.three(interval.upper()) + "]";
    }
}
