package io.ashlar.models.training.loop;

import io.ashlar.models.training.checkpoints.TrainingState;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a training ended.
 *
 * @param steps optimizer steps done
 * @param stoppedEarly whether evaluations without progress ended it
 * @param bestStep the step whose weights are the result
 * @param weights safetensors with the trained weights of that step
 */
public record TrainingOutcome(
        long steps,
        boolean stoppedEarly,
        long bestStep,
        Path weights,
        List<LossPoint> curve,
        List<EvaluationReport> evaluations) {
    public TrainingOutcome {
        curve = List.copyOf(curve);
        evaluations = List.copyOf(evaluations);
    }

    /** The evaluation of the weights that are the result, where there was one. */
    public Optional<EvaluationReport> bestEvaluation() {
        return evaluations.stream().filter(e -> e.step() == bestStep).findFirst();
    }

    static TrainingOutcome of(TrainingState state, Path weights) {
        return new TrainingOutcome(
                state.step(), state.stoppedEarly(), state.resultStep(), weights, state.curve(), state.evaluations());
    }
}
