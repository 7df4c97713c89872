package io.ashlar.training.tasks;

import io.ashlar.metrics.classification.ClassificationMetrics;
import io.ashlar.metrics.classification.ClassificationOptions;
import io.ashlar.metrics.classification.ClassificationPredictions;
import io.ashlar.training.rows.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One label each: the metrics of logits against the examples they are for. */
final class LabelScores {
    private LabelScores() {}

    /** All metrics by name. */
    static Map<String, Double> of(List<String> labels, List<Example> examples, float[][] logits) {
        List<String> predictions = new ArrayList<>();
        List<double[]> probabilities = new ArrayList<>();
        for (float[] row : logits) {
            double[] shares = softmax(row);
            probabilities.add(shares);
            predictions.add(labels.get(best(shares)));
        }
        return ClassificationMetrics.evaluate(
                        ClassificationPredictions.of(
                                labels,
                                examples.stream()
                                        .map(example -> example.labels().get(0))
                                        .toList(),
                                predictions,
                                probabilities),
                        ClassificationOptions.DEFAULT)
                .metrics();
    }

    private static double[] softmax(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            shares[i] = Math.exp(logits[i] - largest);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static int best(double[] shares) {
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return best;
    }
}
