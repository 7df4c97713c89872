package io.ashlar.datasets.columns;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The labels of a classifier, in the order of its outputs. */
public final class LabelSet {
    private static final int MAX_LABELS = 10_000;
    private static final int MAX_NAMED = 20;

    private final List<String> labels;
    private final Map<String, Integer> indices = new HashMap<>();

    private LabelSet(List<String> labels) {
        this.labels = labels;
        for (String label : labels) {
            if (indices.put(label, indices.size()) != null) {
                throw new ProblemException(
                        ProblemCode.DATASET_LABELS_INVALID,
                        "The label '" + label + "' is listed twice. List every label once.");
            }
        }
    }

    /**
     * The labels that training data has, sorted (whole numbers by value), so that their order does not hang on the
     * rows'.
     */
    public static LabelSet ofTraining(Collection<String> rowLabels) {
        List<String> sorted = List.copyOf(sorted(new TreeSet<>(rowLabels)));
        if (sorted.size() < 2 || sorted.size() > MAX_LABELS) {
            throw new ProblemException(
                    ProblemCode.DATASET_LABELS_INVALID,
                    "The training data has " + sorted.size() + (sorted.size() == 1 ? " label " + sorted : " labels")
                            + ", and a classifier needs at least 2 and at most " + MAX_LABELS
                            + ". Check that the label column is the right one.");
        }
        return new LabelSet(sorted);
    }

    /** The labels of a model, in its order. */
    public static LabelSet ofModel(List<String> labels) {
        return new LabelSet(List.copyOf(labels));
    }

    public List<String> labels() {
        return labels;
    }

    /** The position of a label; one that is not in the set is a problem that names it. */
    public int index(String label) {
        Integer index = indices.get(label);
        if (index == null) {
            throw new ProblemException(
                    ProblemCode.DATASET_LABELS_INVALID,
                    "The label '" + label + "' is not one of the " + labels.size() + " known ones ("
                            + labels.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                            + (labels.size() > MAX_NAMED ? ", …" : "")
                            + "). Every label must occur in the training data; correct the row or add rows.");
        }
        return index;
    }

    private static Collection<String> sorted(TreeSet<String> labels) {
        if (!labels.stream().allMatch(label -> label.matches("-?(0|[1-9][0-9]{0,8})"))) {
            return labels;
        }
        return labels.stream()
                .map(Integer::valueOf)
                .sorted()
                .map(String::valueOf)
                .toList();
    }
}
