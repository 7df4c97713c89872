package io.ashlar.models.training.loop;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.archive.TrainingModule;
import io.ashlar.models.training.checkpoints.TrainingCheckpoints;
import io.ashlar.models.training.checkpoints.TrainingState;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.reports.TrainingStart;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fine-tunes a model. It runs on the caller's thread, one training a process (dropout draws from the engine's only
 * generator); a run that was killed goes on from its last checkpoint and, in fp32 on a CPU, ends with the same bits as
 * one that was left alone.
 */
public final class FineTuning {
    private final TrainingPlan plan;
    private final ValidationMetrics metrics;
    private final TrainingListener listener;

    public FineTuning(TrainingPlan plan, ValidationMetrics metrics, TrainingListener listener) {
        this.plan = plan;
        this.metrics = metrics;
        this.listener = listener;
    }

    /**
     * Trains to the end.
     *
     * @throws ProblemException {@code CANCELED}, {@code TRAINING_DIVERGED}, {@code OUT_OF_MEMORY}, or what is wrong
     *     with the base or the recipe
     */
    public TrainingOutcome run() throws IOException {
        if (plan.train().isEmpty()) {
            throw new ProblemException(ProblemCode.DATASET_EMPTY, "There are no rows to train on.");
        }
        TorchEngine.start(0);
        ModelSetup setup = ModelSetup.of(plan);
        TrainingCheckpoints checkpoints = new TrainingCheckpoints(plan.workFolder());
        checkpoints.removeUnfinished();
        Optional<TrainingState> saved = checkpoints.latest();
        TrainingState state = saved.isPresent() ? Continuation.of(plan, saved.get()) : Continuation.beginning(plan);
        try (Checkpoint base = setup.openBase()) {
            FittedWeights weights = setup.baseWeights(base);
            try (TrainingModule module = load(setup, weights, checkpoints, state)) {
                listener.started(start(setup, weights, state));
                TrainingState end =
                        new TrainingLoop(plan, setup.batching(), module, checkpoints, metrics, listener).run(state);
                return TrainingOutcome.of(end, checkpoints.weights(end.resultStep()));
            }
        }
    }

    /**
     * Measures the weights that a training ended with on rows that it never saw, in the precision that it trained in.
     *
     * @param rows at least one
     * @return {@code loss}, and what the measures say
     */
    public Map<String, Double> measure(
            TrainingOutcome outcome, List<? extends TrainingRow> rows, ValidationMetrics measures) throws IOException {
        TorchEngine.start(0);
        TrainingPlan measured = new TrainingPlan(
                plan.basePackage(),
                plan.workFolder(),
                plan.recipe(),
                plan.objective(),
                plan.train(),
                List.copyOf(rows),
                plan.course());
        ModelSetup setup = ModelSetup.of(measured);
        try (Checkpoint base = setup.openBase();
                SafetensorsFile trained = SafetensorsFile.open(outcome.weights());
                TrainingModule module = setup.load(setup.baseWeights(base), trained)) {
            Validation.Result result = new Validation(measured, setup.batching(), measures, listener).run(module);
            Map<String, Double> named = new TreeMap<>(result.metrics());
            named.put("loss", result.loss());
            return named;
        }
    }

    static ProblemException canceled() {
        return new ProblemException(ProblemCode.CANCELED, "The training was canceled.");
    }

    private static TrainingModule load(
            ModelSetup setup, FittedWeights base, TrainingCheckpoints checkpoints, TrainingState state)
            throws IOException {
        if (state.step() == 0) {
            return setup.load(base, null);
        }
        try (SafetensorsFile weights = SafetensorsFile.open(checkpoints.weights(state.step()));
                SafetensorsFile saved = checkpoints.moments(state.step())) {
            TrainingModule module = setup.load(base, weights);
            try {
                Map<String, Tensor> moments = new LinkedHashMap<>();
                saved.names().forEach(name -> saved.find(name).ifPresent(tensor -> moments.put(name, tensor)));
                module.restore(moments, state.updates());
                return module;
            } catch (IOException | RuntimeException e) {
                module.close();
                throw e;
            }
        }
    }

    private TrainingStart start(ModelSetup setup, FittedWeights weights, TrainingState state) {
        return new TrainingStart(
                plan.recipe().totalSteps(plan.train().size()),
                state.step(),
                weights.parameters(),
                setup.trainedParameters(weights),
                weights.newWeights());
    }
}
