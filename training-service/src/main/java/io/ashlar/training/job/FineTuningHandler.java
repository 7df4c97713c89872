package io.ashlar.training.job;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.jobs.JobView;
import io.ashlar.jobs.ModelRegistration;
import io.ashlar.models.training.packages.Provenance;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.BasePackages;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.Recipes;
import io.ashlar.training.data.TrainingRows;
import io.ashlar.training.export.RunViews;
import io.ashlar.training.preflight.Preflight;
import io.ashlar.training.resume.SavedTraining;
import io.ashlar.training.rows.Findings;
import io.ashlar.training.worker.WorkerMessage;
import io.ashlar.training.worker.WorkerRequest;
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
    private final BasePackages bases;
    private final PackageStore packages;
    private final Checkpoints checkpoints;
    private final WorkerRun workers;
    private final TrainingConfig config;
    private final Path cache;

    FineTuningHandler(
            Preflight preflight,
            CatalogLookup catalog,
            TrainingRows rows,
            BasePackages bases,
            PackageStore packages,
            Checkpoints checkpoints,
            WorkerRun workers,
            TrainingConfig config,
            @ConfigProperty(name = "ashlar.cache.folder") Path cache) {
        this.preflight = preflight;
        this.catalog = catalog;
        this.rows = rows;
        this.bases = bases;
        this.packages = packages;
        this.checkpoints = checkpoints;
        this.workers = workers;
        this.config = config;
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
        return "Fine-tune " + request.baseModel() + " on " + request.data().train() + " as "
                + request.output().name();
    }

    @Override
    public Object preflight(FineTuningRequest request) {
        return preflight.plan(request);
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
        context.progress(JobProgress.starting("prepare", 1, TrainingProgress.STEPS));
        Recipe recipe = Recipes.of(request);
        ModelVersion base = catalog.model(request.baseModel());
        DatasetVersion dataset = catalog.dataset(request.data().train());
        Examples examples = examples(request, base, dataset, recipe, folder);
        folder.write(examples);
        SavedTraining training = SavedTraining.of(base, dataset, request.task(), recipe);
        checkpoints.restore(context, training, recipe, folder.checkpoints());
        Checkpoints.Copies copies = checkpoints.copies(context, training, folder.checkpoints());
        Path tuned = folder.tuned(request.output().name());
        WorkerMessage.Done done = workers.run(
                context,
                new WorkerRequest(
                        bases.folder(base.model().packageDigest()).toString(),
                        folder.examples().toString(),
                        folder.checkpoints().toString(),
                        tuned.toString(),
                        recipe.json(),
                        provenance(base, dataset, examples),
                        config.checkpointSteps()),
                copies);
        copies.make();
        context.progress(JobProgress.starting("register", TrainingProgress.STEPS, TrainingProgress.STEPS));
        Digest digest = packages.store(tuned, Handover.COPY);
        context.publish(
                EventType.MODEL_FINE_TUNED,
                context.jobId().toString(),
                new ModelOffered(
                        context.jobId(),
                        Candidates.of(
                                request,
                                new Candidates.Origin(context.jobId(), base, dataset, recipe, examples.labels()),
                                new Candidates.Stored(digest, packages.manifest(digest)),
                                done)));
        ModelVersion version = ModelRegistration.await(context, config.registrationTimeout());
        return new FineTuningResult(
                version,
                done.steps(),
                done.bestStep(),
                done.stoppedEarly(),
                done.secondsPerStep(),
                Candidates.metrics(done),
                done.curve(),
                done.evaluations());
    }

    private Examples examples(
            FineTuningRequest request, ModelVersion base, DatasetVersion dataset, Recipe recipe, WorkFolder folder) {
        Findings findings = new Findings();
        Optional<Examples> examples = rows.read(
                request,
                dataset,
                new TrainingRows.Reading(recipe.seed(), base.model().labels(), folder.pictures()),
                findings);
        findings.throwIfAny();
        return examples.orElseThrow();
    }

    private static boolean passing(RuntimeException e) {
        return e instanceof io.ashlar.contracts.problems.ProblemException problem
                && problem.code().owner() == io.ashlar.contracts.problems.Owner.RESOURCES;
    }

    private static Provenance provenance(ModelVersion base, DatasetVersion dataset, Examples examples) {
        return new Provenance(
                base.ref().toString(),
                base.model().packageDigest(),
                base.model().licence(),
                dataset.ref().toString(),
                dataset.digest(),
                Map.of(
                        "train", (long) examples.train().size(),
                        "validation", (long) examples.validation().size(),
                        "test", (long) examples.test().size()));
    }
}
