package io.ashlar.training.data;

import io.ashlar.contracts.Task;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.training.rows.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a fine-tuning.
 *
 * @param loss what a classifier of texts learns; a single label for every other task
 * @param columns the column of the training data that has each role
 * @param labels names by number, as the training rows have them; empty where the task has none
 * @param validation empty where the request says {@code none}
 * @param test empty where the request says {@code none}
 */
public record Examples(
        Task task,
        LossFunction loss,
        Map<String, String> columns,
        List<String> labels,
        List<Example> train,
        List<Example> validation,
        List<Example> test) {
    public Examples {
        columns = Map.copyOf(columns);
        labels = List.copyOf(labels);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** The rows by the name of their part. */
    public Map<String, List<Example>> parts() {
        Map<String, List<Example>> parts = new LinkedHashMap<>();
        parts.put("train", train);
        parts.put("validation", validation);
        parts.put("test", test);
        return parts;
    }
}
