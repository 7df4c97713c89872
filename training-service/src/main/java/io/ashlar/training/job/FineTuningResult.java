package io.ashlar.training.job;

import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.training.sweep.SweepResult;
import io.ashlar.training.worker.WorkerMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out; of a search, what came out of its best trial.
 *
 * @param bestStep the step whose weights the model has
 * @param secondsPerStep median
 * @param metrics {@code validation_…} of the best step, {@code test_…} of the package
 * @param sweep every trial; absent where there was one training
 */
record FineTuningResult(
        ModelVersion model,
        long steps,
        long bestStep,
        boolean stoppedEarly,
        double secondsPerStep,
        Map<String, Double> metrics,
        List<LossPoint> lossCurve,
        List<EvaluationReport> evaluations,
        @Nullable SweepResult sweep) {
    static FineTuningResult of(ModelVersion model, WorkerMessage.Done done, @Nullable SweepResult sweep) {
        return new FineTuningResult(
                model,
                done.steps(),
                done.bestStep(),
                done.stoppedEarly(),
                done.secondsPerStep(),
                Candidates.metrics(done),
                done.curve(),
                done.evaluations(),
                sweep);
    }
}
