package io.ashlar.models.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.training.archive.Optimization;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a user decides about a fine-tuning, checked; defaults are those of the contract.
 *
 * @param json every parameter with the value that holds, for provenance and for display
 */
public record Recipe(
        Rate rate,
        Length length,
        Batches batches,
        Optimization optimization,
        Evaluation evaluation,
        Target target,
        Memory memory,
        TaskOptions taskOptions,
        PrecisionChoice precision,
        long seed,
        ObjectNode json) {

    /**
     * The learning rate and how it goes.
     *
     * @param warmupSteps wins over the ratio where it is above 0
     */
    public record Rate(
            double learningRate,
            Scheduler scheduler,
            SchedulerParameters parameters,
            long warmupSteps,
            double warmupRatio) {}

    /**
     * How long it runs.
     *
     * @param maxSteps ends the run where it is above 0, whatever {@code epochs} says
     * @param resumeFrom the job whose checkpoint it goes on from (its id), or the model that one made; absent where it
     *     begins with the base
     */
    public record Length(int epochs, long maxSteps, Optional<String> resumeFrom) {}

    /**
     * What goes into a step.
     *
     * @param maxSequenceLength -1 for as many tokens as the model takes
     */
    public record Batches(int train, int evaluation, int accumulation, boolean byLength, int maxSequenceLength) {}

    /**
     * When it is evaluated, told about, saved and stopped.
     *
     * @param patience how many evaluations without progress end the run; 0 for never
     */
    public record Evaluation(
            EvaluationStrategy strategy,
            long everySteps,
            long loggingSteps,
            String metric,
            int saveTotalLimit,
            int patience,
            double threshold) {}

    /**
     * What is trained towards what.
     *
     * @param dropout in place of every rate that the model has
     * @param lora absent where all weights are trained that are not frozen
     */
    public record Target(
            double labelSmoothing,
            ClassWeights classWeights,
            List<String> frozen,
            Optional<Double> dropout,
            Optional<Lora> lora) {
        public Target {
            frozen = List.copyOf(frozen);
        }
    }

    /**
     * How memory is spared.
     *
     * @param autoBatch whether a batch that does not fit is cut in two, the step staying what it is
     * @param checkpointing whether each batch goes through the model in pieces, of which only one at a time keeps what
     *     its way back needs; the step stays what it is
     */
    public record Memory(boolean autoBatch, boolean checkpointing) {
        private static final int PIECES = 8;

        /** Into how many pieces a batch is cut from the first step on. */
        public int pieces() {
            return checkpointing ? PIECES : 1;
        }
    }

    public Recipe {
        json = json.deepCopy();
    }

    /** A copy of every parameter with the value that holds. */
    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /**
     * Reads what the user wrote.
     *
     * @throws io.ashlar.contracts.problems.ProblemException naming every value that breaks a rule, all at once
     */
    public static Recipe parse(JsonNode written, Task task) {
        return new RecipeReader(written, task).read();
    }

    /** How many optimizer steps the run has over so many rows, where nothing stops it early. */
    public long totalSteps(long rows) {
        return length.maxSteps() > 0 ? length.maxSteps() : length.epochs() * stepsOfEpoch(rows);
    }

    /** How many optimizer steps an epoch has. */
    public long stepsOfEpoch(long rows) {
        long batchesOfEpoch = (rows + batches.train() - 1) / batches.train();
        return (batchesOfEpoch + batches.accumulation() - 1) / batches.accumulation();
    }

    /** The learning rates of a run of so many steps. */
    public LearningRates learningRates(long totalSteps) {
        long warmup =
                rate.warmupSteps() > 0 ? rate.warmupSteps() : (long) Math.ceil(rate.warmupRatio() * totalSteps - 1e-9);
        return new LearningRates(rate.learningRate(), rate.scheduler(), rate.parameters(), warmup, totalSteps);
    }
}
