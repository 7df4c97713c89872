package io.ashlar.training.worker;

import io.ashlar.models.training.packages.Provenance;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;

/** Lets a test of another package run what a worker runs. */
public final class TrainingJob {
    private TrainingJob() {}

    /** Trains on {@code examples.jsonl} of the job's folder, to the package {@code tuned} in it. */
    public static void run(Path base, Path job, Path checkpoints, Recipe recipe, Provenance provenance)
            throws IOException {
        WorkerRequest request = new WorkerRequest(
                base.toString(),
                job.resolve("examples.jsonl").toString(),
                checkpoints.toString(),
                job.resolve("tuned").toString(),
                recipe.json(),
                provenance,
                1);
        new TrainingRun(request, message -> {}).run();
    }
}
