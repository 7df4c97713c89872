package io.ashlar.training.tasks;

import io.ashlar.metrics.classification.MultiLabelMetrics;
import io.ashlar.metrics.classification.MultiLabelPredictions;
import io.ashlar.training.rows.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Any number of labels: one counts as predicted from a probability of one half. */
final class ManyLabelScores {
    private static final double THRESHOLD = 0.5;

    private ManyLabelScores() {}

    static Map<String, Double> of(List<String> labels, List<Example> examples, float[][] logits) {
        List<List<String>> predicted = new ArrayList<>();
        List<double[]> probabilities = new ArrayList<>();
        for (float[] row : logits) {
            double[] shares = new double[row.length];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = 1 / (1 + Math.exp(-row[i]));
            }
            probabilities.add(shares);
            predicted.add(IntStream.range(0, shares.length)
                    .filter(label -> shares[label] >= THRESHOLD)
                    .mapToObj(labels::get)
                    .toList());
        }
        List<List<String>> right = examples.stream()
                .map(example -> ((Example.Text) example).labels())
                .toList();
        return MultiLabelMetrics.evaluate(MultiLabelPredictions.of(labels, right, predicted, probabilities))
                .metrics();
    }
}
