package io.ashlar.metrics.classification;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that may have any number of labels, none included: what was right and what was predicted. Probabilities are
 * {@code (rows, labels)}, each label's its own. Immutable as long as nobody writes into the arrays that were given.
 */
public final class MultiLabelPredictions {
    private final List<String> labels;
    private final List<BitSet> references;
    private final List<BitSet> predictions;
    private final @Nullable List<double[]> probabilities;

    private MultiLabelPredictions(
            List<String> labels,
            List<BitSet> references,
            List<BitSet> predictions,
            @Nullable List<double[]> probabilities) {
        this.labels = labels;
        this.references = references;
        this.predictions = predictions;
        this.probabilities = probabilities;
    }

    /** Checks that every row is complete and every label one of {@code labels}. */
    public static MultiLabelPredictions of(
            List<String> labels,
            List<? extends Collection<String>> references,
            List<? extends Collection<String>> predictions,
            @Nullable List<double[]> probabilities) {
        int rows = references.size();
        if (rows == 0 || predictions.size() != rows || (probabilities != null && probabilities.size() != rows)) {
            throw new IllegalArgumentException(rows + " references, " + predictions.size() + " predictions and "
                    + (probabilities == null ? "no" : String.valueOf(probabilities.size()))
                    + " rows of probabilities: as many of each are needed, and one at least");
        }
        for (int row = 0; probabilities != null && row < rows; row++) {
            if (probabilities.get(row).length != labels.size()) {
                throw new IllegalArgumentException("row " + row + " has " + probabilities.get(row).length
                        + " probabilities for " + labels.size() + " labels");
            }
        }
        Map<String, Integer> indices = new HashMap<>();
        for (String label : labels) {
            if (indices.put(label, indices.size()) != null) {
                throw new IllegalArgumentException("the label '" + label + "' is listed twice");
            }
        }
        return new MultiLabelPredictions(
                List.copyOf(labels),
                sets(references, indices),
                sets(predictions, indices),
                probabilities == null ? null : List.copyOf(probabilities));
    }

    private static List<BitSet> sets(List<? extends Collection<String>> rows, Map<String, Integer> indices) {
        return rows.stream()
                .map(row -> {
                    BitSet set = new BitSet(indices.size());
                    for (String label : row) {
                        Integer index = indices.get(label);
                        if (index == null) {
                            throw new IllegalArgumentException(
                                    "'" + label + "' is not one of the " + indices.size() + " labels");
                        }
                        set.set(index);
                    }
                    return set;
                })
                .toList();
    }

    /** These rows; one may come more than once. */
    public MultiLabelPredictions choose(int[] rows) {
        List<double[]> all = probabilities;
        return new MultiLabelPredictions(
                labels,
                Arrays.stream(rows).mapToObj(references::get).toList(),
                Arrays.stream(rows).mapToObj(predictions::get).toList(),
                all == null ? null : Arrays.stream(rows).mapToObj(all::get).toList());
    }

    public List<String> labels() {
        return labels;
    }

    /** How many rows there are. */
    public int size() {
        return references.size();
    }

    /** Whether a label is right for a row. */
    public boolean isReference(int row, int label) {
        return references.get(row).get(label);
    }

    /** Whether a label was predicted for a row. */
    public boolean isPrediction(int row, int label) {
        return predictions.get(row).get(label);
    }

    /** Whether exactly the right labels were predicted. */
    boolean isExact(int row) {
        return references.get(row).equals(predictions.get(row));
    }

    boolean hasProbabilities() {
        return probabilities != null;
    }

    double probability(int row, int label) {
        if (probabilities == null) {
            throw new IllegalStateException("there are no probabilities");
        }
        return probabilities.get(row)[label];
    }
}
