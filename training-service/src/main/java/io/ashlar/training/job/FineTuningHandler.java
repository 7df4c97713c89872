package io.ashlar.training.job;

import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.jobs.JobView;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.sweeps.Sweep;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.Recipes;
import io.ashlar.training.data.TrainingRows;
import io.ashlar.training.export.RunViews;
import io.ashlar.training.preflight.Preflight;
import io.ashlar.training.resume.SavedTraining;
import io.ashlar.training.worker.WorkerMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fine-tunes: the rows are split, a worker trains and packs, the catalog registers. */
@ApplicationScoped
class FineTuningHandler implements JobHandler<FineTuningRequest> {
    private final Preflight preflight;
    private final CatalogLookup catalog;
    private final TrainingRows rows;
    private final Trainings trainings;
    private final SweepRun sweeps;
    private final Checkpoints checkpoints;
    private final Measuring measuring;
    private final Path cache;

    FineTuningHandler(
            Preflight preflight,
            CatalogLookup catalog,
            TrainingRows rows,
            Trainings trainings,
            SweepRun sweeps,
            Checkpoints checkpoints,
            Measuring measuring,
            @ConfigProperty(name = "ashlar.cache.folder") Path cache) {
        this.preflight = preflight;
        this.catalog = catalog;
        this.rows = rows;
        this.trainings = trainings;
        this.sweeps = sweeps;
        this.checkpoints = checkpoints;
        this.measuring = measuring;
        this.cache = cache;
    }

    @Override
    public JobKind kind() {
        return JobKind.FINE_TUNING;
    }

    @Override
    public Class<FineTuningRequest> requestType() {
        return FineTuningRequest.class;
    }

    @Override
    public String title(FineTuningRequest request) {
        return (Sweep.isAsked(request.recipe()) ? "Search recipes to fine-tune " : "Fine-tune ") + request.baseModel()
                + " on " + request.data().train() + " as " + request.output().name();
    }

    @Override
    public Object preflight(FineTuningRequest request) {
        return preflight.plan(request);
    }

    @Override
    public Object dryRun(FineTuningRequest request, Map<String, String> options) {
        return measuring.measured(request, preflight.plan(request), options);
    }

    @Override
    public Map<String, JobView> views() {
        return RunViews.all();
    }

    @Override
    public Object run(JobContext<FineTuningRequest> context) {
        FineTuningRequest request = context.request();
        WorkFolder folder = WorkFolder.of(cache, context.jobId());
        try {
            Object result = run(context, request, folder);
            folder.delete();
            return result;
        } catch (JobStoppedException e) {
            throw e; // another attempt may go on with the folder
        } catch (RuntimeException e) {
            if (!passing(e)) {
                folder.delete();
            }
            throw e;
        }
    }

    private Object run(JobContext<FineTuningRequest> context, FineTuningRequest request, WorkFolder folder) {
        Optional<Sweep> sweep = Recipes.sweep(request);
        context.progress(JobProgress.starting(
                "prepare", 1, sweep.map(search -> search.trials().size() + 2).orElse(TrainingProgress.STEPS)));
        Recipe recipe = Recipes.of(request);
        ModelVersion base = catalog.model(request.baseModel());
        DatasetVersion dataset = catalog.dataset(request.data().train());
        Examples examples = examples(request, base, dataset, recipe, folder);
        folder.write(examples);
        Prepared job = new Prepared(request, base, dataset, examples, folder);
        return sweep.isPresent() ? sweeps.run(context, job, sweep.get()) : single(context, job, recipe);
    }

    private FineTuningResult single(JobContext<FineTuningRequest> context, Prepared job, Recipe recipe) {
        SavedTraining training =
                SavedTraining.of(job.base(), job.dataset(), job.request().task(), recipe);
        Path folder = job.folder().checkpoints();
        checkpoints.restore(context, training, recipe, folder);
        Checkpoints.Copies copies = checkpoints.copies(context, training::with, folder);
        WorkerMessage.Done done =
                trainings.train(context, job, job.folder(), recipe, TrainingProgress.Place.ALONE, copies);
        copies.make();
        context.progress(JobProgress.starting("register", TrainingProgress.STEPS, TrainingProgress.STEPS));
        Digest digest = trainings.store(job, job.folder());
        return FineTuningResult.of(trainings.register(context, job, recipe, digest, done), done, null);
    }

    private Examples examples(
            FineTuningRequest request, ModelVersion base, DatasetVersion dataset, Recipe recipe, WorkFolder folder) {
        return rows.read(
                request,
                dataset,
                new TrainingRows.Reading(
                        recipe.seed(),
                        recipe.taskOptions().problemType(),
                        base.model().labels(),
                        folder.pictures()));
    }

    private static boolean passing(RuntimeException e) {
        return e instanceof io.ashlar.contracts.problems.ProblemException problem
                && problem.code().owner() == io.ashlar.contracts.problems.Owner.RESOURCES;
    }
}
