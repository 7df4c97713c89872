package io.ashlar.training.preflight;

import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.training.worker.WorkerMessage;
import java.util.List;

/**
 * What a few steps took on this machine just now, and what the whole training would take at that pace; of a search, its
 * first trial.
 *
 * @param steps that were measured; the first is not counted, it is slower than the others
 * @param secondsPerStep mean
 * @param trainSeconds of all steps, by their tokens
 * @param evaluationSeconds of all evaluations and the test; texts that are written for them not included
 * @param peakMemoryBytes of the worker; 0 where the system does not tell it
 */
public record Measured(
        int steps,
        double secondsPerStep,
        double tokensPerSecond,
        double trainSeconds,
        double evaluationSeconds,
        double totalSeconds,
        long peakMemoryBytes) {
    /** The estimate for a plan. */
    public static Measured of(WorkerMessage.Measured found, FineTuningPlan plan, Recipe recipe) {
        List<StepReport> counted = found.steps().size() > 1
                ? found.steps().subList(1, found.steps().size())
                : found.steps();
        double seconds = counted.stream().mapToDouble(StepReport::seconds).sum();
        double pace = counted.stream().mapToLong(StepReport::tokens).sum() / seconds;
        RowLengths rows = plan.lengths().get("train");
        long ofEpoch = recipe.stepsOfEpoch(rows == null ? 1 : rows.rows());
        long steps = plan.estimate().steps();
        double train = plan.estimate().tokensPerEpoch() * (steps / (double) ofEpoch) / pace;
        double ofRow = found.evaluationRows() == 0 ? 0 : found.evaluationSeconds() / found.evaluationRows();
        double evaluation =
                ofRow * (evaluations(recipe, steps, ofEpoch) * rows(plan, "validation") + rows(plan, "test"));
        return new Measured(
                found.steps().size(),
                seconds / counted.size(),
                pace,
                train,
                evaluation,
                train + evaluation,
                found.peakMemoryBytes());
    }

    /** The one before the first step included. */
    private static long evaluations(Recipe recipe, long steps, long ofEpoch) {
        return switch (recipe.evaluation().strategy()) {
            case NONE -> 1;
            case EPOCH -> 1 + (steps + ofEpoch - 1) / ofEpoch;
            case STEPS -> {
                long every = recipe.evaluation().everySteps();
                yield 1 + (steps + every - 1) / every;
            }
        };
    }

    private static long rows(FineTuningPlan plan, String part) {
        RowLengths lengths = plan.lengths().get(part);
        return lengths == null ? 0 : lengths.rows();
    }
}
