package io.ashlar.models.training.loop;

import ai.djl.ndarray.NDManager;
import io.ashlar.models.training.archive.TrainingModule;
import io.ashlar.models.training.checkpoints.LossScale;
import io.ashlar.models.training.checkpoints.TrainingCheckpoints;
import io.ashlar.models.training.checkpoints.TrainingState;
import io.ashlar.models.training.recipe.EvaluationStrategy;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.models.training.reports.StepReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loop over epochs and steps, from any state to the end. */
final class TrainingLoop {
    private final TrainingPlan plan;
    private final Recipe recipe;
    private final TrainingModule module;
    private final TrainingCheckpoints checkpoints;
    private final TrainingListener listener;
    private final Validation validation;
    private final Batching batching;
    private final long totalSteps;

    TrainingLoop(
            TrainingPlan plan,
            Batching batching,
            TrainingModule module,
            TrainingCheckpoints checkpoints,
            ValidationMetrics metrics,
            TrainingListener listener) {
        this.plan = plan;
        this.recipe = plan.recipe();
        this.module = module;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.totalSteps = recipe.totalSteps(plan.train().size());
        this.validation = new Validation(plan, batching, metrics, listener);
        this.batching = batching;
    }

    TrainingState run(TrainingState begin) throws IOException {
        int pieces = Math.max(begin.pieces(), recipe.memory().pieces());
        TrainingSteps steps =
                new TrainingSteps(plan, module, recipe.learningRates(totalSteps), batching, pieces, begin.lossScale());
        Progress progress = new Progress(begin);
        if (plan.course().evaluateFirst() && begin.evaluations().isEmpty()) {
            Validation.Result result = validation.run(module);
            validation.deciding(result); // a metric that is not there is found before the first step
            progress.evaluated(new EvaluationReport(0, 0, result.loss(), result.metrics(), false), listener);
        }
        while (progress.step < totalSteps && !progress.stoppedEarly) {
            List<List<int[]>> groups = groups(progress.epoch);
            while (progress.stepOfEpoch < groups.size() && progress.step < totalSteps && !progress.stoppedEarly) {
                step(steps, progress, groups);
            }
            if (progress.stepOfEpoch >= groups.size() && progress.step < totalSteps) {
                progress.epoch++;
                progress.stepOfEpoch = 0;
            }
        }
        return progress.state();
    }

    private void step(TrainingSteps steps, Progress progress, List<List<int[]>> groups) throws IOException {
        if (listener.isCanceled()) {
            throw FineTuning.canceled();
        }
        double epoch = progress.epoch + (progress.stepOfEpoch + 1.0) / groups.size();
        StepReport report = steps.run(progress.step, epoch, groups.get((int) progress.stepOfEpoch));
        progress.pieces = steps.pieces();
        progress.lossScale = steps.lossScale();
        progress.add(report, recipe.evaluation().loggingSteps(), listener);
        boolean endOfEpoch = progress.stepOfEpoch >= groups.size();
        boolean last = progress.step >= totalSteps;
        boolean evaluated = isEvaluated(progress.step, endOfEpoch, last);
        if (evaluated) {
            evaluate(progress, epoch);
        }
        boolean due = plan.course().checkpointSteps() > 0
                && progress.step % plan.course().checkpointSteps() == 0;
        if (evaluated || endOfEpoch || last || due) {
            save(progress.state());
        }
    }

    private boolean isEvaluated(long step, boolean endOfEpoch, boolean last) {
        EvaluationStrategy strategy = recipe.evaluation().strategy();
        if (strategy == EvaluationStrategy.NONE || plan.validation().isEmpty()) {
            return false;
        }
        return last
                || (strategy == EvaluationStrategy.EPOCH
                        ? endOfEpoch
                        : step % recipe.evaluation().everySteps() == 0);
    }

    private void evaluate(Progress progress, double epoch) {
        Validation.Result result = validation.run(module);
        double value = validation.deciding(result);
        double gain = progress.bestStep == 0 ? Double.POSITIVE_INFINITY : validation.gain(value, progress.bestValue);
        boolean best = gain > 0;
        if (gain > recipe.evaluation().threshold()) {
            progress.withoutProgress = 0;
        } else {
            progress.withoutProgress++;
        }
        if (best) {
            progress.bestStep = progress.step;
            progress.bestValue = value;
        }
        int patience = recipe.evaluation().patience();
        progress.stoppedEarly = patience > 0 && progress.withoutProgress >= patience;
        EvaluationReport report = new EvaluationReport(progress.step, epoch, result.loss(), result.metrics(), best);
        progress.evaluated(report, listener);
    }

    private void save(TrainingState state) throws IOException {
        try (NDManager scope = module.newScope()) {
            checkpoints.save(
                    state,
                    module.weights(scope),
                    module.moments(scope),
                    recipe.evaluation().saveTotalLimit());
        }
        listener.saved(state.step());
    }

    /** The batches of each step of an epoch. */
    private List<List<int[]>> groups(int epoch) {
        List<int[]> batches = plan.course().order().batches(epoch);
        int size = recipe.batches().accumulation();
        List<List<int[]>> groups = new ArrayList<>();
        for (int at = 0; at < batches.size(); at += size) {
            groups.add(batches.subList(at, Math.min(batches.size(), at + size)));
        }
        return groups;
    }

    /** The state while it changes. */
    private static final class Progress {
        private final TrainingState begin;
        private final List<LossPoint> curve;
        private final List<EvaluationReport> evaluations;
        private long step;
        private int epoch;
        private long stepOfEpoch;
        private long bestStep;
        private double bestValue;
        private int withoutProgress;
        private boolean stoppedEarly;
        private double lossSum;
        private int pieces;
        private @Nullable LossScale lossScale;

        Progress(TrainingState state) {
            this.begin = state;
            this.curve = new ArrayList<>(state.curve());
            this.evaluations = new ArrayList<>(state.evaluations());
            this.step = state.step();
            this.epoch = state.epoch();
            this.stepOfEpoch = state.stepOfEpoch();
            this.bestStep = state.bestStep();
            this.bestValue = state.bestValue();
            this.withoutProgress = state.withoutProgress();
            this.stoppedEarly = state.stoppedEarly();
            this.lossSum = state.lossSum();
            this.pieces = state.pieces();
            this.lossScale = state.lossScale();
        }

        void add(StepReport report, long loggingSteps, TrainingListener listener) {
            long sinceLast = report.step()
                    - (curve.isEmpty() ? 0 : curve.get(curve.size() - 1).step());
            step = report.step();
            stepOfEpoch++;
            lossSum += Double.isFinite(report.loss()) ? report.loss() : lossSum / Math.max(1, sinceLast - 1);
            listener.stepped(report);
            if (step % loggingSteps == 0 || step == report.totalSteps()) {
                double norm = report.skipped() ? 0 : report.gradNorm();
                LossPoint point = new LossPoint(step, report.epoch(), lossSum / sinceLast, report.learningRate(), norm);
                curve.add(point);
                lossSum = 0;
                listener.logged(point);
            }
        }

        void evaluated(EvaluationReport report, TrainingListener listener) {
            evaluations.add(report);
            listener.evaluated(report);
        }

        TrainingState state() {
            return new TrainingState(
                    begin.fingerprint(),
                    begin.trunk(),
                    step,
                    epoch,
                    stepOfEpoch,
                    bestStep,
                    bestValue,
                    withoutProgress,
                    stoppedEarly,
                    lossSum,
                    pieces,
                    lossScale,
                    curve,
                    evaluations);
        }
    }
}
