package io.ashlar.training.worker;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.jobs.worker.WorkerConnection;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.packages.TunedPackage;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The worker: trains, writes the package, tests it, and ends. */
public final class WorkerMain {
    private final WorkerConnection service;
    private final WorkerRequest request;

    private WorkerMain(WorkerConnection service, WorkerRequest request) {
        this.service = service;
        this.request = request;
    }

    public static void main(String[] arguments) {
        WorkerConnection service = WorkerConnection.open();
        try {
            new WorkerMain(service, service.request(WorkerRequest.class)).run();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            Problem problem = Problem.of(e, null);
            service.say(new WorkerMessage.Failed(problem.code(), problem.detail()));
        }
        Runtime.getRuntime().halt(0); // native threads must not hold it back
    }

    private void run() throws IOException {
        Examples examples = Json.read(Files.readString(Path.of(request.examples())), Examples.class);
        Recipe recipe = Recipe.parse(request.recipe(), Task.TEXT_CLASSIFICATION);
        TrainingPlan plan = Plans.of(Path.of(request.basePackage()), Path.of(request.workFolder()), recipe, examples)
                .savingEvery(request.checkpointSteps());
        StepTimes times = new StepTimes();
        TrainingOutcome outcome = new FineTuning(
                        plan,
                        ValidationMetrics.ofRows(
                                logits -> LabelScores.of(examples.labels(), examples.validation(), logits)),
                        new WorkerListener(service, times))
                .run();
        Path target = Path.of(request.packageFolder());
        if (!Files.exists(target)) {
            TunedPackage.write(target, plan, outcome, new TunedPackage.Origin(request.provenance(), Map.of()));
        }
        service.say(new WorkerMessage.Testing(examples.test().size()));
        PackageTest.Result test = PackageTest.run(target, examples);
        service.say(new WorkerMessage.Done(
                outcome.steps(),
                outcome.bestStep(),
                outcome.stoppedEarly(),
                times.median(),
                outcome.curve(),
                outcome.evaluations(),
                test.metrics(),
                test.parameters(),
                test.maxSequenceLength()));
    }
}
