package io.ashlar.training.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.models.training.reports.TrainingStart;
import java.util.List;
import java.util.Map;

/** What a worker says, one line each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Started.class, name = "started"),
    @JsonSubTypes.Type(value = WorkerMessage.Stepped.class, name = "stepped"),
    @JsonSubTypes.Type(value = WorkerMessage.Logged.class, name = "logged"),
    @JsonSubTypes.Type(value = WorkerMessage.Evaluated.class, name = "evaluated"),
    @JsonSubTypes.Type(value = WorkerMessage.Saved.class, name = "saved"),
    @JsonSubTypes.Type(value = WorkerMessage.Testing.class, name = "testing"),
    @JsonSubTypes.Type(value = WorkerMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = WorkerMessage.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = WorkerMessage.Failed.class, name = "failed")
})
public sealed interface WorkerMessage {
    /** Before the first step. */
    record Started(TrainingStart start) implements WorkerMessage {}

    /** After each step. */
    record Stepped(StepReport step) implements WorkerMessage {}

    /** A point of the loss curve. */
    record Logged(LossPoint point) implements WorkerMessage {}

    /** After each evaluation of the validation rows. */
    record Evaluated(EvaluationReport evaluation) implements WorkerMessage {}

    /** A checkpoint is durable in the work folder. */
    record Saved(long step) implements WorkerMessage {}

    /** The training is over, and the test of its weights begins. */
    record Testing(int rows) implements WorkerMessage {}

    /**
     * The end.
     *
     * @param testMetrics of the weights on the test rows, with {@code loss}; empty without such rows
     * @param secondsPerStep the median of this worker's steps; 0 where all were done before
     */
    record Done(
            long steps,
            long bestStep,
            boolean stoppedEarly,
            double secondsPerStep,
            List<LossPoint> curve,
            List<EvaluationReport> evaluations,
            Map<String, Double> testMetrics,
            long parameters,
            int maxSequenceLength)
            implements WorkerMessage {}

    /**
     * What a few steps took.
     *
     * @param evaluationSeconds for so many of the validation rows
     * @param peakMemoryBytes of the worker; 0 where the system does not tell it
     */
    record Measured(List<StepReport> steps, double evaluationSeconds, int evaluationRows, long peakMemoryBytes)
            implements WorkerMessage {}

    /** It cannot be done. */
    record Failed(ProblemCode code, String detail) implements WorkerMessage {}
}
