package io.ashlar.metrics.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was right and what was predicted, row by row. Labels are known by their index; {@code probabilities} are
 * {@code (rows, labels)} in the labels' order. Immutable as long as nobody writes into the arrays that were given.
 */
public final class ClassificationPredictions {
    private final List<String> labels;
    private final int[] references;
    private final int[] predictions;
    private final double @Nullable [][] probabilities;

    private ClassificationPredictions(
            List<String> labels, int[] references, int[] predictions, double @Nullable [][] probabilities) {
        this.labels = labels;
        this.references = references;
        this.predictions = predictions;
        this.probabilities = probabilities;
    }

    /**
     * Checks that every row is complete and every label one of {@code labels}; probabilities are left out where there
     * are none.
     */
    public static ClassificationPredictions of(
            List<String> labels,
            List<String> references,
            List<String> predictions,
            @Nullable List<double[]> probabilities) {
        int rows = references.size();
        if (rows == 0 || predictions.size() != rows) {
            throw new IllegalArgumentException(rows + " references and " + predictions.size()
                    + " predictions: as many of both are needed, and one at least");
        }
        Map<String, Integer> indices = new HashMap<>();
        for (String label : labels) {
            if (indices.put(label, indices.size()) != null) {
                throw new IllegalArgumentException("the label '" + label + "' is listed twice");
            }
        }
        return new ClassificationPredictions(
                List.copyOf(labels),
                indices(references, indices),
                indices(predictions, indices),
                probabilities == null ? null : checked(probabilities, rows, labels.size()));
    }

    private static int[] indices(List<String> values, Map<String, Integer> indices) {
        int[] result = new int[values.size()];
        for (int row = 0; row < result.length; row++) {
            Integer index = indices.get(values.get(row));
            if (index == null) {
                throw new IllegalArgumentException("row " + row + " has the label '" + values.get(row)
                        + "', which is not one of the " + indices.size() + " labels");
            }
            result[row] = index;
        }
        return result;
    }

    private static double[][] checked(List<double[]> probabilities, int rows, int labels) {
        if (probabilities.size() != rows) {
            throw new IllegalArgumentException(probabilities.size() + " rows of probabilities for " + rows + " rows");
        }
        for (int row = 0; row < rows; row++) {
            if (probabilities.get(row).length != labels) {
                throw new IllegalArgumentException("row " + row + " has " + probabilities.get(row).length
                        + " probabilities for " + labels + " labels");
            }
            for (double p : probabilities.get(row)) {
                if (!(p >= 0 && p <= 1)) {
                    throw new IllegalArgumentException(
                            "row " + row + " has the probability " + p + ", which is not in [0, 1]");
                }
            }
        }
        return probabilities.toArray(new double[0][]);
    }

    public List<String> labels() {
        return labels;
    }

    /** How many rows there are. */
    public int size() {
        return references.length;
    }

    /** The index of the right label of a row. */
    public int reference(int row) {
        return references[row];
    }

    /** The index of the predicted label of a row. */
    public int prediction(int row) {
        return predictions[row];
    }

    boolean hasProbabilities() {
        return probabilities != null;
    }

    /** The probabilities of a row, by label. */
    double[] probabilities(int row) {
        if (probabilities == null) {
            throw new IllegalStateException("there are no probabilities");
        }
        return probabilities[row];
    }
}
