package io.ashlar.models;

import io.ashlar.contracts.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was loaded.
 *
 * @param task absent for feature extraction, which is not one of the catalog's tasks
 * @param bytes of the weights in the precision that runs
 * @param maxSequenceLength in tokens, special ones included
 * @param labels by number; empty where the task has none
 * @param newWeights weights of a head that the checkpoint lacks: drawn N(0, initializer_range) from the seed
 */
public record ModelSummary(
        String family,
        @Nullable Task task,
        long parameters,
        long bytes,
        int maxSequenceLength,
        List<String> labels,
        Precision precision,
        List<String> newWeights) {
    public ModelSummary {
        labels = List.copyOf(labels);
        newWeights = List.copyOf(newWeights);
    }
}
