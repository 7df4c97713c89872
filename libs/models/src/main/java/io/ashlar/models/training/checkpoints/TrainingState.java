package io.ashlar.models.training.checkpoints;

import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a training stands, beside its weights and moments.
 *
 * @param fingerprint what it trains, so that a folder is never continued with other data or another recipe
 * @param trunk what a later training must share with it to go on from here; absent in older ones
 * @param step optimizer steps done
 * @param epoch the epoch it is in, from 0
 * @param stepOfEpoch steps of that epoch that are done
 * @param bestStep step of the best evaluation; 0 before the first
 * @param bestValue its value of the metric that decides
 * @param withoutProgress evaluations since the last progress
 * @param lossSum sum of the losses since the last point of the curve
 * @param pieces into how many parts batches are cut because they do not fit whole
 * @param lossScale of a training that was in fp16; absent in others
 */
public record TrainingState(
        String fingerprint,
        @Nullable String trunk,
        long step,
        int epoch,
        long stepOfEpoch,
        long bestStep,
        double bestValue,
        int withoutProgress,
        boolean stoppedEarly,
        double lossSum,
        int pieces,
        @Nullable LossScale lossScale,
        List<LossPoint> curve,
        List<EvaluationReport> evaluations) {
    public TrainingState {
        curve = List.copyOf(curve);
        evaluations = List.copyOf(evaluations);
    }

    /** A training before its first step. */
    public static TrainingState begin(String fingerprint, String trunk) {
        return new TrainingState(fingerprint, trunk, 0, 0, 0, 0, 0, 0, false, 0, 1, null, List.of(), List.of());
    }

    /** The same place in another training, which has its own end and its own patience. */
    public TrainingState under(String otherFingerprint) {
        return new TrainingState(
                otherFingerprint,
                trunk,
                step,
                epoch,
                stepOfEpoch,
                bestStep,
                bestValue,
                0,
                false,
                lossSum,
                pieces,
                lossScale,
                curve,
                evaluations);
    }

    /** How many of its steps changed the weights: all that were not skipped. */
    public long updates() {
        return lossScale == null ? step : step - lossScale.skipped();
    }

    /** The step whose weights are the result: the best that was evaluated, or the last. */
    public long resultStep() {
        return bestStep > 0 ? bestStep : step;
    }
}
