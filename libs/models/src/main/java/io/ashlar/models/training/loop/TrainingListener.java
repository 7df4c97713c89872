package io.ashlar.models.training.loop;

import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.models.training.reports.TrainingStart;

/** What a training tells its caller, on the training's own thread. An exception ends the training. */
public interface TrainingListener {
    /** Before the first step. */
    default void started(TrainingStart start) {}

    /** After each optimizer step. */
    default void stepped(StepReport step) {}

    /** Every {@code loggingSteps}. */
    default void logged(LossPoint point) {}

    /** After each evaluation. */
    default void evaluated(EvaluationReport evaluation) {}

    /** After a checkpoint is durable; a training that is killed goes on from here. */
    default void saved(long step) {}

    /** Asked before each batch; true ends the training with {@code CANCELED}. */
    default boolean isCanceled() {
        return false;
    }
}
