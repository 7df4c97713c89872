package io.ashlar.training.job;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.ModelRegistration;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.BasePackages;
import io.ashlar.training.worker.WorkerMessage;
import io.ashlar.training.worker.WorkerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** One training of a job, by a worker, and the registration of what came out. */
@ApplicationScoped
class Trainings {
    private final BasePackages bases;
    private final PackageStore packages;
    private final WorkerRun workers;
    private final TrainingConfig config;

    Trainings(BasePackages bases, PackageStore packages, WorkerRun workers, TrainingConfig config) {
        this.bases = bases;
        this.packages = packages;
        this.workers = workers;
        this.config = config;
    }

    /** Trains in this folder, from the checkpoints in it if there are any; the package lies in it after. */
    WorkerMessage.Done train(
            JobContext<FineTuningRequest> context,
            Prepared job,
            WorkFolder folder,
            Recipe recipe,
            TrainingProgress.Place place,
            Checkpoints.Copies copies) {
        WorkerRequest request = new WorkerRequest(
                bases.folder(job.base().model().packageDigest()).toString(),
                job.folder().examples().toString(),
                folder.checkpoints().toString(),
                tuned(job, folder).toString(),
                recipe.json(),
                job.provenance(),
                config.checkpointSteps());
        return workers.run(context, request, place, copies);
    }

    /** Puts the package of a training into the store. */
    Digest store(Prepared job, WorkFolder folder) {
        return packages.store(tuned(job, folder), Handover.COPY);
    }

    private static Path tuned(Prepared job, WorkFolder folder) {
        return folder.tuned(job.request().output().name());
    }

    /** Offers a package to the catalog and waits for its version. */
    ModelVersion register(
            JobContext<FineTuningRequest> context,
            Prepared job,
            Recipe recipe,
            Digest digest,
            WorkerMessage.Done done) {
        Candidates.Origin origin = new Candidates.Origin(
                context.jobId(),
                job.base(),
                job.dataset(),
                recipe,
                job.examples().labels());
        context.publish(
                EventType.MODEL_FINE_TUNED,
                context.jobId().toString(),
                new ModelOffered(
                        context.jobId(),
                        Candidates.of(
                                job.request(),
                                origin,
                                new Candidates.Stored(digest, packages.manifest(digest)),
                                done)));
        return ModelRegistration.await(context, config.registrationTimeout());
    }
}
