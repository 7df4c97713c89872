package io.ashlar.evaluation.tasks;

import io.ashlar.metrics.classification.ClassificationEvaluation;
import io.ashlar.metrics.classification.ClassificationMetrics;
import io.ashlar.metrics.classification.ClassificationOptions;
import io.ashlar.metrics.classification.ClassificationPredictions;
import io.ashlar.metrics.classification.LabelMetrics;
import io.ashlar.metrics.classification.LabelNoise;
import io.ashlar.metrics.classification.PrecisionRecallCurve;
import io.ashlar.metrics.classification.RocCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What texts and images that have one label each have in common. */
final class ClassificationMeasurement {
    private static final int MOST_CURVES = 12;
    private static final int MOST_SUSPECTS = 50;

    private ClassificationMeasurement() {}

    static Measurement of(List<Example> rows, Predictions predictions) {
        List<String> labels = predictions.labels();
        List<double[]> probabilities = predictions.rows().stream()
                .map(answer -> HubAnswers.probabilities(answer, labels))
                .toList();
        ClassificationPredictions compared = ClassificationPredictions.of(
                labels,
                rows.stream().map(Example::stratum).toList(),
                probabilities.stream()
                        .map(each -> labels.get(HubAnswers.best(each)))
                        .toList(),
                probabilities);
        ClassificationEvaluation evaluation = ClassificationMetrics.evaluate(compared, ClassificationOptions.DEFAULT);
        return new Measurement(
                evaluation.metrics(),
                ClassificationMetrics.decisions(compared),
                results(compared, probabilities),
                new Details(
                        evaluation.perLabel(),
                        evaluation.confusionMatrix(),
                        evaluation.calibration(),
                        curves(compared, evaluation.perLabel()),
                        List.of(),
                        LabelNoise.suspects(compared, MOST_SUSPECTS)));
    }

    private static List<RowResult> results(ClassificationPredictions rows, List<double[]> probabilities) {
        List<RowResult> results = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            int reference = rows.reference(row);
            int prediction = rows.prediction(row);
            results.add(new RowResult(
                    rows.labels().get(reference),
                    rows.labels().get(prediction),
                    reference == prediction ? 1 : 0,
                    probabilities.get(row)[prediction],
                    probabilities.get(row)[reference]));
        }
        return results;
    }

    /** Of the labels with the most rows; a label that is nowhere or everywhere right has none. */
    private static List<Curve> curves(ClassificationPredictions rows, List<LabelMetrics> perLabel) {
        List<Curve> curves = new ArrayList<>();
        perLabel.stream()
                .filter(label -> label.support() > 0 && label.support() < rows.size())
                .sorted(Comparator.comparingLong(label -> -label.support()))
                .limit(MOST_CURVES)
                .forEach(label -> {
                    RocCurve roc = ClassificationMetrics.rocCurve(rows, label.label(), true);
                    curves.add(Curve.thinned("roc", label.label(), roc.falsePositiveRates(), roc.truePositiveRates()));
                    PrecisionRecallCurve pr = ClassificationMetrics.precisionRecallCurve(rows, label.label());
                    curves.add(Curve.thinned("precision-recall", label.label(), pr.recalls(), pr.precisions()));
                });
        return curves;
    }
}
