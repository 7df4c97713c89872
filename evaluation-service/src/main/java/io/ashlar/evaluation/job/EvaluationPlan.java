package io.ashlar.evaluation.job;

import java.util.List;

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

    public EvaluationPlan {
        labels = List.copyOf(labels);
        subjects = List.copyOf(subjects);
    }
}
