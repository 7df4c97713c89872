package io.ashlar.evaluation.measures;

import io.ashlar.datasets.columns.LabeledText;
import io.ashlar.datasets.columns.LabeledTexts;
import io.ashlar.evaluation.predictions.Prediction;
import io.ashlar.evaluation.predictions.Predictions;
import io.ashlar.metrics.classification.ClassificationEvaluation;
import io.ashlar.metrics.classification.ClassificationMetrics;
import io.ashlar.metrics.classification.ClassificationOptions;
import io.ashlar.metrics.classification.ClassificationPredictions;
import io.ashlar.metrics.classification.ErrorTable;
import io.ashlar.metrics.classification.Misclassification;
import io.ashlar.metrics.resampling.Bootstrap;
import java.util.List;

/** Measures text classification; pure functions. */
public final class TextClassificationMeasures {
    public static final int MOST_ERRORS = 200;

    private static final int DRAWS = 1000;
    private static final double LEVEL = 0.95;
    private static final long SEED = 42;
    private static final double MILLIS = 1000.0;

    private TextClassificationMeasures() {}

    /** The measures of one model's predictions for the rows. */
    public static ModelMeasures of(LabeledTexts rows, Predictions predictions) {
        List<String> labels = predictions.labels();
        ClassificationPredictions compared = ClassificationPredictions.of(
                labels,
                rows.labels(),
                predictions.rows().stream().map(p -> labels.get(p.best())).toList(),
                predictions.rows().stream()
                        .map(TextClassificationMeasures::probabilities)
                        .toList());
        ClassificationEvaluation evaluation = ClassificationMetrics.evaluate(compared, ClassificationOptions.DEFAULT);
        return new ModelMeasures(
                predictions.subject(),
                labels,
                predictions.newWeights(),
                rows.size() * MILLIS / Math.max(1, predictions.elapsedMillis()),
                evaluation.metrics(),
                new Bootstrap(DRAWS, LEVEL, SEED).intervals(compared.size(), ClassificationMetrics.decisions(compared)),
                evaluation.perLabel(),
                evaluation.confusionMatrix(),
                evaluation.calibration(),
                ErrorTable.of(compared, MOST_ERRORS).stream()
                        .map(error -> error(rows, error))
                        .toList());
    }

    /** Scores come as float32: a sum of 1 may be off by a rounding, and a score above 1 by one. */
    private static double[] probabilities(Prediction prediction) {
        return prediction.scores().stream()
                .mapToDouble(score -> Math.max(0, Math.min(1, score)))
                .toArray();
    }

    private static TextError error(LabeledTexts rows, Misclassification error) {
        LabeledText row = rows.rows().get(error.row());
        Double confidence = error.confidence();
        Double reference = error.referenceProbability();
        return new TextError(
                rows.numbers().get(error.row()),
                row.text(),
                row.textPair(),
                error.reference(),
                error.prediction(),
                confidence == null ? Double.NaN : confidence,
                reference == null ? Double.NaN : reference);
    }
}
