package io.ashlar.training.data;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.problems.ProblemItem;
import io.ashlar.datasets.columns.LabelSet;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.training.rows.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The labels of the training rows, in the order of the model's outputs, and whether other rows keep to them. */
final class LabelNames {
    private static final Set<Task> LABELLED =
            Set.of(Task.TEXT_CLASSIFICATION, Task.TOKEN_CLASSIFICATION, Task.IMAGE_CLASSIFICATION);
    private static final int SHOWN = 20;

    private LabelNames() {}

    /**
     * Sorted, but in the base's own order where it has the very same ones: its head then means what it meant.
     *
     * @param base the labels of the base model
     */
    static List<String> of(Task task, LossFunction loss, List<Example> train, List<String> base) {
        if (!LABELLED.contains(task)) {
            return List.of();
        }
        if (loss == LossFunction.REGRESSION) {
            return List.of("LABEL_0");
        }
        Set<String> found = train.stream().flatMap(row -> row.labels().stream()).collect(Collectors.toSet());
        List<String> sorted = LabelSet.ofTraining(found).labels();
        return Set.copyOf(base).equals(found) && base.size() == found.size() ? base : sorted;
    }

    /** A label that the training rows lack cannot be predicted: each is told with the first line that has it. */
    static void require(List<String> labels, String part, List<Example> rows) {
        Set<String> known = new HashSet<>(labels);
        Map<String, Long> unknown = new LinkedHashMap<>();
        for (Example row : rows) {
            for (String label : row.labels()) {
                if (!known.contains(label)) {
                    unknown.putIfAbsent(label, row.line());
                }
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        List<ProblemItem> problems = new ArrayList<>();
        unknown.entrySet().stream()
                .limit(SHOWN)
                .forEach(label -> problems.add(new ProblemItem(
                        ProblemCode.DATASET_LABELS_INVALID,
                        "The label '" + label.getKey() + "' in line " + label.getValue() + " of the " + part
                                + " rows is not one of the " + labels.size() + " of the training rows ("
                                + labels.stream().limit(SHOWN).collect(Collectors.joining(", "))
                                + (labels.size() > SHOWN ? ", …" : "")
                                + "). Every label must occur in the training data; correct the row or add rows.")));
        if (unknown.size() > SHOWN) {
            problems.add(new ProblemItem(
                    ProblemCode.DATASET_LABELS_INVALID,
                    (unknown.size() - SHOWN) + " more labels of the " + part + " rows are unknown."));
        }
        throw ProblemException.of(problems);
    }
}
