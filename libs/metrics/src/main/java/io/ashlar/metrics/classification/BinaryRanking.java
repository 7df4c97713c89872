package io.ashlar.metrics.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Rows ordered by a score, positives against negatives: at every different score, how many of each have it or more. All
 * of ROC and precision-recall follows from these counts, and equal scores cannot be told apart.
 */
final class BinaryRanking {
    private final double[] thresholds; // falling, each score once
    private final long[] truePositives; // with this score or more
    private final long[] falsePositives;
    private final long positives;
    private final long negatives;

    private BinaryRanking(double[] positiveScores, double[] negativeScores) {
        positives = positiveScores.length;
        negatives = negativeScores.length;
        Arrays.sort(positiveScores);
        Arrays.sort(negativeScores);
        double[] scores = new double[positiveScores.length + negativeScores.length];
        long[] hits = new long[scores.length];
        long[] misses = new long[scores.length];
        int p = positiveScores.length - 1;
        int n = negativeScores.length - 1;
        int points = 0;
        while (p >= 0 || n >= 0) {
            double score =
                    p < 0 || (n >= 0 && negativeScores[n] > positiveScores[p]) ? negativeScores[n] : positiveScores[p];
            while (p >= 0 && positiveScores[p] == score) {
                p--;
            }
            while (n >= 0 && negativeScores[n] == score) {
                n--;
            }
            scores[points] = score;
            hits[points] = positives - 1 - p;
            misses[points] = negatives - 1 - n;
            points++;
        }
        thresholds = Arrays.copyOf(scores, points);
        truePositives = Arrays.copyOf(hits, points);
        falsePositives = Arrays.copyOf(misses, points);
    }

    static BinaryRanking of(List<Double> positiveScores, List<Double> negativeScores) {
        return new BinaryRanking(doubles(positiveScores), doubles(negativeScores));
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether a label is right, by the probability of that label. */
    static BinaryRanking ofLabel(ClassificationPredictions rows, int label) {
        return of(rows, label, label + 1);
    }

    /** Every label of every row as a row of its own. */
    static BinaryRanking ofAllLabels(ClassificationPredictions rows) {
        return of(rows, 0, rows.labels().size());
    }

    private static BinaryRanking of(ClassificationPredictions rows, int fromLabel, int toLabel) {
        double[] positive = new double[rows.size()];
        double[] negative = new double[rows.size() * (toLabel - fromLabel)];
        int p = 0;
        int n = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int label = fromLabel; label < toLabel; label++) {
                double score = rows.probabilities(row)[label];
                if (rows.reference(row) == label) {
                    positive[p++] = score;
                } else {
                    negative[n++] = score;
                }
            }
        }
        return new BinaryRanking(Arrays.copyOf(positive, p), Arrays.copyOf(negative, n));
    }

    long positives() {
        return positives;
    }

    /** The area under the ROC curve, trapezoids; NaN without positives or without negatives. */
    double rocAuc() {
        double area = 0;
        long hits = 0;
        long misses = 0;
        for (int i = 0; i < thresholds.length; i++) {
            area += (double) (falsePositives[i] - misses) * (truePositives[i] + hits) / 2;
            hits = truePositives[i];
            misses = falsePositives[i];
        }
        return area / ((double) positives * negatives);
    }

    /** The mean precision over the positives, steps without interpolation; 0 without positives. */
    double averagePrecision() {
        double sum = 0;
        long hits = 0;
        for (int i = 0; i < thresholds.length; i++) {
            sum += (truePositives[i] - hits) * precision(i);
            hits = truePositives[i];
        }
        return positives == 0 ? 0 : sum / positives;
    }

    private double precision(int i) {
        return (double) truePositives[i] / (truePositives[i] + falsePositives[i]);
    }

    /** {@code dropCollinear}: without the points that lie on a line between their neighbours. */
    RocCurve rocCurve(boolean dropCollinear) {
        List<Double> falseRates = new ArrayList<>(List.of(negatives == 0 ? Double.NaN : 0));
        List<Double> trueRates = new ArrayList<>(List.of(positives == 0 ? Double.NaN : 0));
        List<Double> kept = new ArrayList<>(List.of(Double.POSITIVE_INFINITY));
        for (int i = 0; i < thresholds.length; i++) {
            if (!dropCollinear
                    || i == 0
                    || i == thresholds.length - 1
                    || bends(falsePositives, i)
                    || bends(truePositives, i)) {
                falseRates.add((double) falsePositives[i] / negatives);
                trueRates.add((double) truePositives[i] / positives);
                kept.add(thresholds[i]);
            }
        }
        return new RocCurve(falseRates, trueRates, kept);
    }

    private static boolean bends(long[] counts, int i) {
        return counts[i + 1] - counts[i] != counts[i] - counts[i - 1];
    }

    /** Every different score is a point; recall is 1 everywhere where there are no positives. */
    PrecisionRecallCurve precisionRecallCurve() {
        List<Double> precisions = new ArrayList<>(List.of(1.0));
        List<Double> recalls = new ArrayList<>(List.of(0.0));
        List<Double> rising = new ArrayList<>();
        for (int i = 0; i < thresholds.length; i++) {
            precisions.add(precision(i));
            recalls.add(positives == 0 ? 1 : (double) truePositives[i] / positives);
            rising.add(thresholds[i]);
        }
        Collections.reverse(precisions);
        Collections.reverse(recalls);
        Collections.reverse(rising);
        return new PrecisionRecallCurve(precisions, recalls, rising);
    }
}
