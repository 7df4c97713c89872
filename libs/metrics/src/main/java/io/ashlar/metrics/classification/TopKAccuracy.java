package io.ashlar.metrics.classification;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How often the right label is among the k most probable ones; two definitions differ in who wins a tie. */
final class TopKAccuracy {
    private final ClassificationPredictions rows;

    TopKAccuracy(ClassificationPredictions rows) {
        this.rows = rows;
    }

    /** Ours: among equal probabilities the first label comes first. */
    double firstIndexWins(int k) {
        return share(row -> better(row, true) < k);
    }

    /** scikit-learn's: the last label comes first; of two labels, the second is chosen above one half only. */
    double lastIndexWins(int k) {
        if (rows.labels().size() == 2 && k == 1) {
            return share(row -> (rows.probabilities(row)[1] > 0.5 ? 1 : 0) == rows.reference(row));
        }
        return share(row -> better(row, false) < k);
    }

    /** Labels that come before the right one. */
    private long better(int row, boolean firstIndexWins) {
        double[] probabilities = rows.probabilities(row);
        int right = rows.reference(row);
        return IntStream.range(0, probabilities.length)
                .filter(label -> probabilities[label] > probabilities[right]
                        || (probabilities[label] == probabilities[right]
                                && (firstIndexWins ? label < right : label > right)))
                .count();
    }

    private double share(IntPredicate hit) {
        return (double) IntStream.range(0, rows.size()).filter(hit).count() / rows.size();
    }
}
