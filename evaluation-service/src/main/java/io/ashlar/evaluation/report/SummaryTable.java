package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.Comparison;
import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.metrics.resampling.ConfidenceInterval;
import io.ashlar.metrics.resampling.Difference;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;

/** The main metrics of all models side by side, with the others' differences from the first. */
@TemplateData
record SummaryTable(List<String> models, List<Row> rows) {
    /** One metric. */
    @TemplateData
    record Row(String name, List<String> values, List<String> differences) {}

    static SummaryTable of(EvaluationDocument document) {
        List<ModelMeasures> models = document.models();
        List<Comparison> comparisons = document.comparisons();
        List<Row> rows = new ArrayList<>();
        MetricNames.shown(models.get(0).metrics().keySet()).forEach((key, name) -> {
            List<String> values =
                    models.stream().map(model -> value(model, key)).toList();
            List<String> differences = comparisons.stream()
                    .map(comparison -> difference(models.get(0), model(models, comparison), comparison, key))
                    .toList();
            rows.add(new Row(name, values, differences));
        });
        return new SummaryTable(models.stream().map(SummaryTable::title).toList(), rows);
    }

    private static ModelMeasures model(List<ModelMeasures> models, Comparison comparison) {
        return models.stream()
                .filter(model -> model.model().equals(comparison.model()))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static String difference(ModelMeasures first, ModelMeasures other, Comparison comparison, String key) {
        Difference difference = comparison.differences().get(key);
        String text = Numbers.signed(metric(other, key) - metric(first, key));
        if (difference == null) {
            return text;
        }
        return text + (difference.significant() ? " *" : "") + " (p " + Numbers.three(difference.probability()) + ")";
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
