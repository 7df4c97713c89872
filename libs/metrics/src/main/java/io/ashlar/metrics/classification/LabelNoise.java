package io.ashlar.metrics.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows whose label may be wrong, by confident learning (Northcutt, Jiang and Chuang 2021): the model finds another
 * label at least as probable as it does on average where that label is right. A suspicion, not a verdict; with a model
 * that was trained on these rows it finds little.
 */
public final class LabelNoise {
    private LabelNoise() {}

    /** At most {@code limit} rows, those first whose label is the least probable beside the other one. */
    public static List<Misclassification> suspects(ClassificationPredictions rows, int limit) {
        if (!rows.hasProbabilities()) {
            return List.of();
        }
        double[] thresholds = thresholds(rows);
        return IntStream.range(0, rows.size())
                .mapToObj(row -> new int[] {row, confident(rows.probabilities(row), thresholds)})
                .filter(pair -> pair[1] >= 0 && pair[1] != rows.reference(pair[0]))
                .map(pair -> suspect(rows, pair[0], pair[1]))
                .sorted(Comparator.comparingDouble(LabelNoise::margin))
                .limit(limit)
                .toList();
    }

    /** How probable each label is on average where it is right; never reached by a label that is nowhere right. */
    private static double[] thresholds(ClassificationPredictions rows) {
        int labels = rows.labels().size();
        double[] sums = new double[labels];
        int[] counts = new int[labels];
        for (int row = 0; row < rows.size(); row++) {
            sums[rows.reference(row)] += rows.probabilities(row)[rows.reference(row)];
            counts[rows.reference(row)]++;
        }
        return IntStream.range(0, labels)
                .mapToDouble(label -> counts[label] == 0 ? Double.POSITIVE_INFINITY : sums[label] / counts[label])
                .toArray();
    }

    /** The most probable label that reaches its threshold; -1 without one. */
    private static int confident(double[] probabilities, double[] thresholds) {
        int best = -1;
        for (int label = 0; label < probabilities.length; label++) {
            if (probabilities[label] >= thresholds[label] && (best < 0 || probabilities[label] > probabilities[best])) {
                best = label;
            }
        }
        return best;
    }

    private static Misclassification suspect(ClassificationPredictions rows, int row, int other) {
        return new Misclassification(
                row,
                rows.labels().get(rows.reference(row)),
                rows.labels().get(other),
                rows.probabilities(row)[other],
                rows.probabilities(row)[rows.reference(row)]);
    }

    private static double margin(Misclassification suspect) {
        Double right = suspect.referenceProbability();
        Double other = suspect.confidence();
        return right == null || other == null ? 0 : right - other;
    }
}
