package io.ashlar.training.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.sweeps.Sweep;
import io.ashlar.training.sweep.FinishedTrial;
import io.ashlar.training.sweep.SavedSweep;
import io.ashlar.training.sweep.SweepResult;
import io.ashlar.training.worker.WorkerMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the trials of a search one after another on the same rows. What is finished is kept in the job's state, so a job
 * that was interrupted repeats none; of the packages the best one's is kept.
 */
@ApplicationScoped
class SweepRun {
    /** What ends a trial and not the search. */
    private static final Set<ProblemCode> OF_TRIAL = Set.of(ProblemCode.TRAINING_DIVERGED, ProblemCode.OUT_OF_MEMORY);

    private static final int STEPS_BESIDE = 2;

    private final Trainings trainings;
    private final Checkpoints checkpoints;

    SweepRun(Trainings trainings, Checkpoints checkpoints) {
        this.trainings = trainings;
        this.checkpoints = checkpoints;
    }

    FineTuningResult run(JobContext<FineTuningRequest> context, Prepared job, Sweep sweep) {
        String metric = Recipe.parse(
                        sweep.trials().get(0).recipe(), job.request().task())
                .evaluation()
                .metric();
        SavedSweep state = context.checkpoint()
                .map(saved -> Json.MAPPER.convertValue(saved, SavedSweep.class))
                .orElseGet(SavedSweep::beginning);
        List<Sweep.Trial> trials = sweep.trials();
        for (Sweep.Trial trial : trials.subList(state.finished().size(), trials.size())) {
            state = run(context, job, sweep, trial, metric, state);
            context.checkpoint(state);
            job.folder().trial(trial.number()).delete();
        }
        SavedSweep.Best best = state.best();
        if (best == null) {
            throw allFailed(state.finished());
        }
        int last = trials.size() + STEPS_BESIDE;
        context.progress(JobProgress.starting("register", last, last));
        Recipe recipe = Recipe.parse(
                trials.get(best.number() - 1).recipe(), job.request().task());
        ModelVersion version = trainings.register(context, job, recipe, new Digest(best.digest()), best.done());
        return FineTuningResult.of(
                version,
                best.done(),
                new SweepResult(metric, best.number(), SweepResult.ordered(metric, sweep, state.finished())));
    }

    private SavedSweep run(
            JobContext<FineTuningRequest> context,
            Prepared job,
            Sweep sweep,
            Sweep.Trial trial,
            String metric,
            SavedSweep state) {
        WorkFolder folder = job.folder().trial(trial.number());
        if (state.trialCheckpoints() != null) {
            checkpoints.restore(state.trialCheckpoints(), folder.checkpoints());
        }
        int count = sweep.trials().size();
        context.log("trial " + trial.number() + " of " + count + ": " + shown(trial));
        TrainingProgress.Place place =
                new TrainingProgress.Place("trial " + trial.number(), trial.number() + 1, 0, count + STEPS_BESIDE);
        Recipe recipe = Recipe.parse(trial.recipe(), job.request().task());
        try {
            WorkerMessage.Done done = trainings.train(
                    context,
                    job,
                    folder,
                    recipe,
                    place,
                    checkpoints.copies(context, state::withCheckpoints, folder.checkpoints()));
            FinishedTrial finished = FinishedTrial.of(trial, metric, done);
            context.log(String.format(Locale.ROOT, "trial %d: best %s %.6f", trial.number(), metric, finished.value()));
            SavedSweep after = state.with(finished, Optional.empty());
            boolean best =
                    SweepResult.ordered(metric, sweep, after.finished()).get(0).number() == trial.number();
            return best && finished.value() != null
                    ? state.with(finished, Optional.of(stored(job, folder, trial, done)))
                    : after;
        } catch (ProblemException e) {
            if (!OF_TRIAL.contains(e.code())) {
                throw e;
            }
            context.log("trial " + trial.number() + " failed: " + e.detail());
            return state.with(FinishedTrial.failed(trial, e), Optional.empty());
        }
    }

    private SavedSweep.Best stored(Prepared job, WorkFolder folder, Sweep.Trial trial, WorkerMessage.Done done) {
        return new SavedSweep.Best(trial.number(), trainings.store(job, folder).sha256(), done);
    }

    private static String shown(Sweep.Trial trial) {
        return trial.values().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(value -> value.getKey() + " " + text(value.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static ProblemException allFailed(List<FinishedTrial> finished) {
        return new ProblemException(
                ProblemCode.TRAINING_DIVERGED,
                "All " + finished.size() + " trials of the search failed. The first: "
                        + finished.get(0).failure());
    }
}
