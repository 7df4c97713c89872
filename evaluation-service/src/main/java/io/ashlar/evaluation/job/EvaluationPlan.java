package io.ashlar.evaluation.job;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an evaluation would do.
 *
 * @param rows how many rows each model would predict
 * @param labels of the rows
 */
public record EvaluationPlan(String dataset, String part, int rows, List<String> labels, List<Subject> subjects) {
    /**
     * What is measured.
     *
     * @param newHead whether its head is drawn at random, for the rows' labels
     */
    public record Subject(String model, List<String> labels, boolean newHead) {}

    /** Whether one of these lists of labels is that of a model with one output: it gives a number. */
    static boolean givesNumbers(Stream<List<String>> labels) {
        return labels.anyMatch(each -> each.size() == 1);
    }

    /** The same of this plan. */
    boolean givesNumbers() {
        return givesNumbers(subjects.stream().map(Subject::labels));
    }

    public EvaluationPlan {
        labels = List.copyOf(labels);
        subjects = List.copyOf(subjects);
    }
}
