package io.ashlar.metrics.classification;

import java.util.stream.IntStream;

/** Proper scores of the probabilities themselves. */
final class ProbabilityScores {
    private static final double EPSILON = Math.ulp(1.0); // 2^-52

    private ProbabilityScores() {}

    /** Mean negative natural logarithm of the right label's probability, kept away from 0 and 1 by 2^-52. */
    static double logLoss(ClassificationPredictions rows) {
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.probabilities(row)[rows.reference(row)])
                .map(p -> -Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, p))))
                .average()
                .orElseThrow();
    }

    /** Mean over rows of the squared distance to the one-hot reference, summed over labels. */
    static double brier(ClassificationPredictions rows) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            double[] probabilities = rows.probabilities(row);
            for (int label = 0; label < probabilities.length; label++) {
                double gap = probabilities[label] - (label == rows.reference(row) ? 1 : 0);
                sum += gap * gap;
            }
        }
        return sum / rows.size();
    }

    /** Mean squared distance of one label's probability to whether it is right. */
    static double brier(ClassificationPredictions rows, int label) {
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.probabilities(row)[label] - (rows.reference(row) == label ? 1 : 0))
                .map(gap -> gap * gap)
                .average()
                .orElseThrow();
    }
}
