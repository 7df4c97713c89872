package io.ashlar.metrics.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The wrong rows, the surest first: what a person should read to see what a model gets wrong, or the labels do. */
public final class ErrorTable {
    private ErrorTable() {}

    /** At most {@code limit} wrong rows by falling confidence, ties and rows without probabilities in row order. */
    public static List<Misclassification> of(ClassificationPredictions rows, int limit) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.reference(row) != rows.prediction(row))
                .mapToObj(row -> error(rows, row))
                .sorted(Comparator.comparingDouble(error -> error.confidence() == null ? 0 : -error.confidence()))
                .limit(limit)
                .toList();
    }

    private static Misclassification error(ClassificationPredictions rows, int row) {
        int reference = rows.reference(row);
        int prediction = rows.prediction(row);
        boolean probabilities = rows.hasProbabilities();
        return new Misclassification(
                row,
                rows.labels().get(reference),
                rows.labels().get(prediction),
                probabilities ? (Double) rows.probabilities(row)[prediction] : null,
                probabilities ? (Double) rows.probabilities(row)[reference] : null);
    }
}
