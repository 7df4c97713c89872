package io.ashlar.training.worker;

import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.models.training.reports.TrainingStart;
import io.ashlar.training.data.ExampleFile;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Example;
import io.ashlar.training.tasks.Plans;
import io.ashlar.training.tasks.TaskEncoder;
import io.ashlar.training.tasks.TaskEncoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first steps of a training, and an evaluation of a few batches before them, to see what they take. Metrics are
 * left out: few rows may not give them, and they cost next to nothing.
 */
final class MeasuringRun {
    private static final Path LINUX_STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final int EVALUATED_BATCHES = 2;

    private final WorkerRequest request;

    MeasuringRun(WorkerRequest request) {
        this.request = request;
    }

    WorkerMessage.Measured run() throws IOException {
        Examples examples = ExampleFile.read(Path.of(request.examples()));
        Recipe recipe = Recipe.parse(request.recipe(), examples.task());
        Path base = Path.of(request.basePackage());
        int most = EVALUATED_BATCHES * recipe.batches().evaluation();
        List<Example> few = examples.validation()
                .subList(0, Math.min(most, examples.validation().size()));
        try (TaskEncoder encoder = TaskEncoders.open(base, recipe, examples)) {
            TrainingPlan plan = Plans.of(
                    new Plans.Folders(base, Path.of(request.workFolder())),
                    recipe,
                    encoder,
                    encoder.rows("train", examples.train()),
                    encoder.rows("validation", few));
            Watch watch = new Watch(request.measuredSteps());
            try {
                new FineTuning(plan, ValidationMetrics.none(), watch).run();
            } catch (Enough measured) {
                // as many steps as were asked for
            }
            return new WorkerMessage.Measured(
                    watch.steps, watch.evaluationSeconds, plan.validation().size(), peakMemory());
        }
    }

    /** Ends a training that was only to be measured. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Watch implements TrainingListener {
        private final int wanted;
        private final List<StepReport> steps = new ArrayList<>();
        private long began = System.nanoTime();
        private double evaluationSeconds;

        Watch(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void started(TrainingStart start) {
            began = System.nanoTime();
        }

        @Override
        public void evaluated(EvaluationReport evaluation) {
            if (steps.isEmpty()) {
                evaluationSeconds = (System.nanoTime() - began) / 1e9;
            }
        }

        @Override
        public void stepped(StepReport step) {
            steps.add(step);
            if (steps.size() == wanted) {
                throw new Enough();
            }
        }
    }

    private static long peakMemory() throws IOException {
        return Files.isReadable(LINUX_STATUS)
                ? Files.readAllLines(LINUX_STATUS).stream()
                        .filter(line -> line.startsWith(PEAK))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                        .findFirst()
                        .orElse(0)
                : 0;
    }
}
