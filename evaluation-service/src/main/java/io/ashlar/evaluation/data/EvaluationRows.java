package io.ashlar.evaluation.data;

import io.ashlar.evaluation.tasks.Example;
import io.ashlar.evaluation.tasks.TaskEvaluation;
import java.util.List;

/**
 * The rows that are measured, and how.
 *
 * @param task for this dataset's columns
 * @param rows in the order in which they are predicted
 * @param training rows of the training part, where the measured ones are another part of the same split; else none
 */
public record EvaluationRows(TaskEvaluation task, List<Example> rows, List<Example> training) {
    public EvaluationRows {
        rows = List.copyOf(rows);
        training = List.copyOf(training);
    }

    public int size() {
        return rows.size();
    }

    /** The labels of the rows, sorted; none where the task has none. */
    public List<String> labels() {
        return task.labels(rows);
    }
}
