package io.ashlar.metrics.classification;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts of (reference, prediction) pairs: all that metrics without probabilities need. */
public final class ConfusionMatrix {
    private final long[][] counts; // (reference, prediction)
    private final long[] support;
    private final long[] predicted;
    private final long total;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
        this.support =
                Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        this.predicted = IntStream.range(0, counts.length)
                .mapToLong(label ->
                        Arrays.stream(counts).mapToLong(row -> row[label]).sum())
                .toArray();
        this.total = Arrays.stream(support).sum();
    }

    static ConfusionMatrix of(ClassificationPredictions rows) {
        return of(rows, IntStream.range(0, rows.size()).toArray());
    }

    /** Of these rows; one may come more than once. */
    static ConfusionMatrix of(ClassificationPredictions rows, int[] chosen) {
        long[][] counts = new long[rows.labels().size()][rows.labels().size()];
        for (int row : chosen) {
            counts[rows.reference(row)][rows.prediction(row)]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** How often a label was predicted where another, or the same, was right. */
    public long count(int reference, int prediction) {
        return counts[reference][prediction];
    }

    int labels() {
        return counts.length;
    }

    long hits(int label) {
        return counts[label][label];
    }

    long hits() {
        return IntStream.range(0, counts.length).mapToLong(this::hits).sum();
    }

    /** Rows whose reference the label is. */
    long support(int label) {
        return support[label];
    }

    long predicted(int label) {
        return predicted[label];
    }

    long total() {
        return total;
    }

    /** Labels that occur in references or predictions. */
    int[] seenLabels() {
        return IntStream.range(0, counts.length)
                .filter(label -> support[label] + predicted[label] > 0)
                .toArray();
    }

    /** The counts, a list for each reference. */
    public List<List<Long>> rows() {
        return Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
