package io.ashlar.metrics.classification;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The three of one label, or of many averaged; what would divide by zero is 0. */
record PrecisionRecallF1(double precision, double recall, double f1) {
    static PrecisionRecallF1 ofLabel(ConfusionMatrix matrix, int label) {
        return of(matrix.hits(label), matrix.predicted(label), matrix.support(label));
    }

    /** With one label a row, every false positive is another label's false negative: all three are the accuracy. */
    static PrecisionRecallF1 micro(ConfusionMatrix matrix) {
        return of(matrix.hits(), matrix.total(), matrix.total());
    }

    /** The plain mean over these labels. */
    static PrecisionRecallF1 macro(ConfusionMatrix matrix, int[] labels) {
        double[] equal = new double[labels.length];
        Arrays.fill(equal, 1);
        return mean(matrix, labels, equal);
    }

    /** The mean weighted by support. */
    static PrecisionRecallF1 weighted(ConfusionMatrix matrix) {
        int[] labels = matrix.seenLabels();
        return mean(
                matrix,
                labels,
                IntStream.of(labels).mapToDouble(matrix::support).toArray());
    }

    private static PrecisionRecallF1 mean(ConfusionMatrix matrix, int[] labels, double[] weights) {
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            PrecisionRecallF1 one = ofLabel(matrix, labels[i]);
            precision += weights[i] * one.precision;
            recall += weights[i] * one.recall;
            f1 += weights[i] * one.f1;
            sum += weights[i];
        }
        return new PrecisionRecallF1(precision / sum, recall / sum, f1 / sum);
    }

    static PrecisionRecallF1 of(long hits, long predicted, long support) {
        return new PrecisionRecallF1(
                ratio(hits, predicted), ratio(hits, support), ratio(2 * hits, predicted + support));
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
