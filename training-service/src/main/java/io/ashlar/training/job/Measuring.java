package io.ashlar.training.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.worker.WorkerProcess;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.BasePackages;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.TrainingRows;
import io.ashlar.training.preflight.FineTuningPlan;
import io.ashlar.training.preflight.Measured;
import io.ashlar.training.worker.WorkerMain;
import io.ashlar.training.worker.WorkerMessage;
import io.ashlar.training.worker.WorkerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Trains a few steps in a worker to see what the whole would take. Blocks for as long as they do. */
@ApplicationScoped
class Measuring {
    private static final String OPTION = "measureSteps";
    private static final int FEWEST = 2;
    private static final int MOST = 50;
    private static final Duration LIMIT = Duration.ofSeconds(100);
    /** What costs time of its own or has no place in a run that ends after a few steps. */
    private static final List<String> LEFT_OUT =
            List.of("resumeFrom", "predictWithGenerate", "generationMaxLength", "generationNumBeams", "generationRows");

    private final CatalogLookup catalog;
    private final TrainingRows rows;
    private final BasePackages bases;
    private final TrainingConfig config;
    private final Path cache;

    Measuring(
            CatalogLookup catalog,
            TrainingRows rows,
            BasePackages bases,
            TrainingConfig config,
            @ConfigProperty(name = "ashlar.cache.folder") Path cache) {
        this.catalog = catalog;
        this.rows = rows;
        this.bases = bases;
        this.config = config;
        this.cache = cache.toAbsolutePath().normalize();
    }

    /** The plan, with what steps took if the options ask for it. */
    FineTuningPlan measured(FineTuningRequest request, FineTuningPlan plan, Map<String, String> options) {
        String wanted = options.get(OPTION);
        return wanted == null ? plan : plan.with(measure(request, plan, steps(wanted)));
    }

    private static int steps(String wanted) {
        if (!wanted.matches("\\d{1,9}") || Integer.parseInt(wanted) < FEWEST || Integer.parseInt(wanted) > MOST) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "'" + OPTION + "' is '" + wanted + "': it must be a whole number from " + FEWEST + " to " + MOST
                            + ".");
        }
        return Integer.parseInt(wanted);
    }

    private Measured measure(FineTuningRequest request, FineTuningPlan plan, int steps) {
        Recipe recipe = Recipe.parse(plan.recipe(), request.task());
        WorkFolder folder = new WorkFolder(
                cache.resolve("measured").resolve(UUID.randomUUID().toString()));
        try {
            ModelVersion base = catalog.model(request.baseModel());
            folder.write(examples(request, base, recipe, folder));
            ObjectNode measured = recipe.json();
            measured.remove(LEFT_OUT);
            measured.put("metricForBestModel", "loss");
            return Measured.of(
                    worker(
                            new WorkerRequest(
                                    bases.folder(base.model().packageDigest()).toString(),
                                    folder.examples().toString(),
                                    folder.checkpoints().toString(),
                                    folder.tuned("none").toString(),
                                    measured,
                                    null,
                                    0,
                                    steps),
                            Devices.environment(request)),
                    plan,
                    recipe);
        } finally {
            folder.delete();
        }
    }

    private Examples examples(FineTuningRequest request, ModelVersion base, Recipe recipe, WorkFolder folder) {
        DatasetVersion dataset = catalog.dataset(request.data().train());
        return rows.read(
                request,
                dataset,
                new TrainingRows.Reading(
                        recipe.seed(),
                        recipe.taskOptions().problemType(),
                        base.model().labels(),
                        folder.pictures()));
    }

    private WorkerMessage.Measured worker(WorkerRequest request, Map<String, String> environment) {
        try (WorkerProcess worker =
                WorkerProcess.start(WorkerMain.class, config.workerOptions(), environment, line -> {})) {
            CompletableFuture<Void> late = CompletableFuture.runAsync(
                    worker::kill, CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
            try {
                worker.send(request);
                for (String line = worker.next(); line != null; line = worker.next()) {
                    WorkerMessage message = Json.read(line, WorkerMessage.class);
                    if (message instanceof WorkerMessage.Measured measured) {
                        return measured;
                    } else if (message instanceof WorkerMessage.Failed failed) {
                        throw new ProblemException(failed.code(), failed.detail());
                    }
                }
                if (late.isDone()) {
                    throw new ProblemException(
                            ProblemCode.DEADLINE_EXCEEDED,
                            "The steps were not done after " + LIMIT.toSeconds() + " seconds. Measure fewer.");
                }
                throw worker.died(WorkerRun.MEMORY_ADVICE);
            } finally {
                late.cancel(false);
            }
        }
    }
}
