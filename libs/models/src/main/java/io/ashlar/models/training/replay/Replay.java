package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.training.checkpoints.TrainingCheckpoints;
import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.LossNormalization;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.StepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trains a recorded run again with our own code and measures the worst deviations. */
final class Replay {
    private static final int EARLY_STEPS = 5;

    private final RecordedRun run;
    private final Path workFolder;

    Replay(RecordedRun run, Path workFolder) {
        this.run = run;
        this.workFolder = workFolder;
    }

    /** Worst deviations: relative, but for the learning rate. */
    record Result(
            double earlyLoss,
            double loss,
            double gradNorm,
            double learningRate,
            WeightComparison.Worst weight,
            boolean passed) {
        String line() {
            return String.format(
                    Locale.ROOT,
                    "loss %.1e (first steps %.1e), gradient norm %.1e, learning rate %.1e, weights %.1e of the update (%s)",
                    loss,
                    earlyLoss,
                    gradNorm,
                    learningRate,
                    weight.deviation(),
                    weight.name());
        }
    }

    Result run() throws IOException {
        Recipe recipe = run.mapped();
        RecordedRows.Material material = new RecordedRows(run, recipe).read();
        boolean items = run.recipe().path("lossNormalization").asText().equals("items");
        TrainingPlan plan = new TrainingPlan(
                run.model(),
                workFolder,
                recipe,
                material.objective(),
                material.train(),
                material.validation(),
                new TrainingPlan.Course(
                        RowOrder.given(run.order(), recipe.batches().train()),
                        items ? LossNormalization.ITEMS : LossNormalization.BATCHES,
                        true,
                        0,
                        run.adapter().orElse(null)));
        List<StepReport> steps = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(StepReport step) {
                steps.add(step);
            }
        };
        TrainingOutcome outcome = new FineTuning(plan, ValidationMetrics.none(), listener).run();
        return compare(steps, outcome);
    }

    private Result compare(List<StepReport> steps, TrainingOutcome outcome) {
        JsonNode recorded = run.golden().path("steps");
        if (recorded.size() != steps.size()) {
            throw new IllegalStateException(steps.size() + " steps were done, recorded are " + recorded.size());
        }
        List<EvaluationReport> evaluations = outcome.evaluations();
        double early = relative(evaluations.get(0).loss(), run.golden().path("evalLossBefore"));
        double loss = relative(
                evaluations.get(evaluations.size() - 1).loss(), run.golden().path("evalLossAfter"));
        double norm = 0;
        double rate = 0;
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = recorded.get(i);
            double deviation = relative(steps.get(i).loss(), step.path("loss"));
            loss = Math.max(loss, deviation);
            early = i < EARLY_STEPS ? Math.max(early, deviation) : early;
            norm = Math.max(norm, ofNorm(steps.get(i), step));
            rate = Math.max(
                    rate,
                    Math.abs(steps.get(i).learningRate()
                            - step.path("learningRate").doubleValue()));
        }
        Path weights = new TrainingCheckpoints(workFolder).weights(outcome.steps());
        WeightComparison.Worst weight = WeightComparison.compare(run, weights);
        boolean mixed = run.isMixedPrecision();
        boolean passed = early <= (mixed ? 2e-2 : 1e-4)
                && loss <= (mixed ? 2e-2 : 1e-3)
                && norm <= (mixed ? 0.2 : 1e-2)
                && rate <= 1e-9
                && weight.deviation() <= (mixed ? 0.3 : 1e-3);
        return new Result(early, loss, norm, rate, weight, passed);
    }

    /** A step that overflowed in fp16 must have done so in both. */
    private static double ofNorm(StepReport ours, JsonNode recorded) {
        if (ours.skipped() || recorded.path("skipped").asBoolean()) {
            return ours.skipped() == recorded.path("skipped").asBoolean() ? 0 : Double.POSITIVE_INFINITY;
        }
        return relative(ours.gradNorm(), recorded.path("gradNorm"));
    }

    private static double relative(double ours, JsonNode recorded) {
        return Math.abs(ours - recorded.doubleValue()) / Math.abs(recorded.doubleValue());
    }
}
