package io.ashlar.evaluation.tasks;

import io.ashlar.datasets.rows.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One task, for one dataset's columns; pure, any thread. */
public interface TaskEvaluation {
    /** Rows asked for in one request. */
    int MANY = 64;

    /** The example in a row; what is wrong with it is told with its line. */
    Example example(Row row);

    /** The labels of the rows, sorted; none where the task has none. A model must know them all. */
    default List<String> labels(List<Example> rows) {
        return List.of();
    }

    /** Checks what else a model must have. */
    default void requireModel(String model, List<String> modelLabels) {}

    /** The parameters of every request, by the Hub's names. */
    default Map<String, Object> parameters(List<String> labels) {
        return Map.of();
    }

    /** How many rows one request has. */
    default int rowsPerRequest() {
        return MANY;
    }

    /** An input as the bytes of its tensor's element. */
    default byte[] bytes(String input) {
        return input.getBytes(StandardCharsets.UTF_8);
    }

    /** What the answers are worth. */
    Measurement measure(List<Example> rows, Predictions predictions);
}
