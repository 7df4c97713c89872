package io.ashlar.training.worker;

import io.ashlar.models.ModelSummary;
import io.ashlar.models.packages.PackageVerifier;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.packages.TunedPackage;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.ExampleFile;
import io.ashlar.training.data.Examples;
import io.ashlar.training.tasks.Plans;
import io.ashlar.training.tasks.TaskEncoder;
import io.ashlar.training.tasks.TaskEncoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** One fine-tuning from its examples to its package: trains, tests what came out, packs it, opens the package once. */
final class TrainingRun {
    private final WorkerRequest request;
    private final Consumer<WorkerMessage> news;

    TrainingRun(WorkerRequest request, Consumer<WorkerMessage> news) {
        this.request = request;
        this.news = news;
    }

    /** Trains to the end, or goes on to it from the checkpoints that are there. */
    void run() throws IOException {
        Examples examples = ExampleFile.read(Path.of(request.examples()));
        Recipe recipe = Recipe.parse(request.recipe(), examples.task());
        Path base = Path.of(request.basePackage());
        try (TaskEncoder encoder = TaskEncoders.open(base, recipe, examples)) {
            TrainingPlan plan = Plans.of(
                            new Plans.Folders(base, Path.of(request.workFolder())),
                            recipe,
                            encoder,
                            encoder.rows("train", examples.train()),
                            encoder.rows("validation", examples.validation()))
                    .savingEvery(request.checkpointSteps());
            StepTimes times = new StepTimes();
            FineTuning training =
                    new FineTuning(plan, encoder.metrics(examples.validation()), new WorkerListener(news, times));
            TrainingOutcome outcome = training.run();
            Map<String, Double> test = test(training, outcome, encoder, examples);
            ModelSummary made = pack(plan, outcome, test);
            news.accept(new WorkerMessage.Done(
                    outcome.steps(),
                    outcome.bestStep(),
                    outcome.stoppedEarly(),
                    times.median(),
                    outcome.curve(),
                    outcome.evaluations(),
                    test,
                    made.parameters(),
                    made.maxSequenceLength()));
        }
    }

    private Map<String, Double> test(
            FineTuning training, TrainingOutcome outcome, TaskEncoder encoder, Examples examples) throws IOException {
        news.accept(new WorkerMessage.Testing(examples.test().size()));
        List<TrainingRow> rows = encoder.rows("test", examples.test());
        return rows.isEmpty() ? Map.of() : training.measure(outcome, rows, encoder.metrics(examples.test()));
    }

    /** Writes the package and opens it as a deployment would. */
    private ModelSummary pack(TrainingPlan plan, TrainingOutcome outcome, Map<String, Double> test) throws IOException {
        Path target = Path.of(request.packageFolder());
        if (!Files.exists(target)) {
            TunedPackage.write(
                    target, plan, outcome, new TunedPackage.Origin(Objects.requireNonNull(request.provenance()), test));
        }
        return PackageVerifier.verify(target, plan.objective().task());
    }
}
