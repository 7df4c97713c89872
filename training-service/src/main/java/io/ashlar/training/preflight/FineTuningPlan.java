package io.ashlar.training.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.training.PreflightEstimate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fine-tuning would do.
 *
 * @param columns the column that has each role
 * @param rows how many each part has
 * @param lengths of the rows as the model reads them, by part
 * @param labelCounts training rows by label, words by tag; empty where the task has no labels
 * @param trained what is learned, and what stays
 * @param recipe every parameter, defaults filled in
 * @param estimate steps, lengths, memory, disk
 * @param freeMemoryBytes what this machine has for it now
 * @param warnings what can be trained and may still not be meant
 * @param measured what a few steps took, where that was asked for
 * @param sweep the trials, where there is a search; all else is then told of its first trial
 */
public record FineTuningPlan(
        Task task,
        String baseModel,
        String dataset,
        Map<String, String> columns,
        Map<String, Integer> rows,
        Map<String, RowLengths> lengths,
        Map<String, Long> labelCounts,
        Trained trained,
        JsonNode recipe,
        PreflightEstimate estimate,
        long freeMemoryBytes,
        long freeDiskBytes,
        List<String> warnings,
        @Nullable SweepPlan sweep,
        @Nullable Measured measured) {
    /** The same of the first trial of a search. */
    FineTuningPlan with(SweepPlan trials) {
        return with(trials, measured);
    }

    /** The same with what steps took. */
    public FineTuningPlan with(Measured taken) {
        return with(sweep, taken);
    }

    private FineTuningPlan with(@Nullable SweepPlan trials, @Nullable Measured taken) {
        return new FineTuningPlan(
                task,
                baseModel,
                dataset,
                columns,
                rows,
                lengths,
                labelCounts,
                trained,
                recipe,
                estimate,
                freeMemoryBytes,
                freeDiskBytes,
                warnings,
                trials,
                taken);
    }

    /**
     * What is learned.
     *
     * @param how {@code full}, {@code lora}, or {@code partial} where parts are frozen
     * @param targets the layers that LoRA adapts; empty without it
     * @param frozen beginnings of weights that stay, as the recipe has them
     */
    public record Trained(
            String how,
            long parameters,
            long trainedParameters,
            long frozenParameters,
            List<String> targets,
            List<String> frozen,
            List<String> newWeights) {}
}
