package io.ashlar.training.worker;

import io.ashlar.metrics.classification.ClassificationMetrics;
import io.ashlar.metrics.classification.ClassificationOptions;
import io.ashlar.metrics.classification.ClassificationPredictions;
import io.ashlar.training.data.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics of logits against the examples they are for. */
final class LabelScores {
    private LabelScores() {}

    /** All metrics that are finite, by name. */
    static Map<String, Double> of(List<String> labels, List<Example> examples, float[][] logits) {
        List<String> predictions = new ArrayList<>();
        List<double[]> probabilities = new ArrayList<>();
        for (float[] row : logits) {
            double[] shares = softmax(row);
            probabilities.add(shares);
            predictions.add(labels.get(best(shares)));
        }
        Map<String, Double> finite = new LinkedHashMap<>();
        ClassificationMetrics.evaluate(
                        ClassificationPredictions.of(
                                labels,
                                examples.stream()
                                        .map(e -> labels.get(e.label()))
                                        .toList(),
                                predictions,
                                probabilities),
                        ClassificationOptions.DEFAULT)
                .metrics()
                .forEach((name, value) -> {
                    if (Double.isFinite(value)) {
                        finite.put(name, value);
                    }
                });
        return finite;
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
