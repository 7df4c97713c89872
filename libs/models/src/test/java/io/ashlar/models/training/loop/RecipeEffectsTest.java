package io.ashlar.models.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.models.training.reports.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each parameter of a recipe changes, seen in the steps and weights of tiny trainings. */
class RecipeEffectsTest {
    private final RecordedSteps recorded = new RecordedSteps();

    @TempDir
    Path folder;

    private int runs;

    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    /** Three steps of a recipe without dropout. */
    private ObjectNode recipe() {
        return recorded.recipe().put("maxSteps", 3).put("warmupSteps", 0).put("precision", "fp32");
    }

    @ParameterizedTest
    @CsvSource({"adafactor", "sgd"})
    void shouldGoAnotherWayWithEachOptimizer(String optimizer) throws IOException {
        Run adamw = run(recipe());
        Run other = run(recipe().put("optimizer", optimizer));

        assertThat(other.steps.get(0).loss()).isEqualTo(adamw.steps.get(0).loss());
        assertThat(other.steps.get(0).gradNorm()).isEqualTo(adamw.steps.get(0).gradNorm());
        assertThat(other.steps.get(2).loss()).isNotEqualTo(adamw.steps.get(2).loss());
    }

    /** A step of plain SGD moves by the gradient times the rate, so the first move is as long as the clipped norm. */
    @Test
    void shouldMoveByTheClippedGradient() throws IOException {
        ObjectNode recipe = recipe().put("optimizer", "sgd")
                .put("maxSteps", 1)
                .put("learningRate", 0.5)
                .put("weightDecay", 0)
                .put("maxGradNorm", 0.01);

        Run run = run(recipe);

        assertThat(run.steps.get(0).gradNorm()).isGreaterThan(0.01);
        assertThat(distance(start(), run.weights())).isCloseTo(0.5 * 0.01, within(1e-5));
    }

    @Test
    void shouldKeepGoingWithMomentumAndLookAheadWithNesterov() throws IOException {
        ObjectNode recipe = recipe().put("optimizer", "sgd").put("learningRate", 0.01);
        Run plain = run(recipe);
        Run heavy = run(recipe.deepCopy().put("sgdMomentum", 0.9));
        Run ahead = run(recipe.deepCopy().put("sgdMomentum", 0.9).put("sgdNesterov", true));

        double moved = distance(start(), plain.weights());
        assertThat(distance(start(), heavy.weights())).isGreaterThan(1.3 * moved);
        assertThat(distance(start(), ahead.weights())).isGreaterThan(distance(start(), heavy.weights()));
    }

    @Test
    void shouldShrinkWeightsButNotBiasesByWeightDecay() throws IOException {
        ObjectNode recipe = recipe().put("maxSteps", 1)
                .put("learningRate", 0.1)
                .put("maxGradNorm", 1e-12)
                .put("optimizer", "sgd");
        Map<String, float[]> decayed = run(recipe.put("weightDecay", 0.5)).weights();
        Map<String, float[]> before = start();

        String matrix = "bert.encoder.layer.0.output.dense.weight";
        String norm = "bert.encoder.layer.0.output.LayerNorm.weight";
        assertThat(of(decayed, matrix)[5] / of(before, matrix)[5]).isCloseTo(0.95f, within(1e-4f));
        assertThat(of(decayed, norm)[5]).isCloseTo(of(before, norm)[5], within(1e-6f));
    }

    @Test
    void shouldWeighClassesBalancedOrAsGiven() throws IOException {
        Run plain = run(recipe());
        Run balanced = run(recipe().put("classWeights", "balanced"));
        ObjectNode given = recipe();
        given.putObject("classWeights").put(recorded.objectiveLabels().get(0), 5);
        Run single = run(given);

        assertThat(balanced.steps.get(0).loss()).isNotEqualTo(plain.steps.get(0).loss());
        assertThat(single.steps.get(0).loss()).isNotEqualTo(plain.steps.get(0).loss());
        assertThat(single.steps.get(0).loss())
                .isNotEqualTo(balanced.steps.get(0).loss());
    }

    @Test
    void shouldSmoothLabels() throws IOException {
        double plain = run(recipe()).steps.get(0).loss();
        double smoothed = run(recipe().put("labelSmoothing", 0.5)).steps.get(0).loss();

        assertThat(smoothed).isNotEqualTo(plain);
    }

    @Test
    void shouldDoTheSameStepInMoreBatches() throws IOException {
        ObjectNode whole = recipe().put("trainBatchSize", 8).put("gradientAccumulationSteps", 1);
        ObjectNode parts = recipe().put("trainBatchSize", 2).put("gradientAccumulationSteps", 4);

        Run one = run(whole);
        Run four = run(parts);

        for (int i = 0; i < 3; i++) {
            assertThat(four.steps.get(i).loss()).isCloseTo(one.steps.get(i).loss(), within(1e-4));
            assertThat(four.steps.get(i).gradNorm()).isCloseTo(one.steps.get(i).gradNorm(), within(1e-4));
        }
    }

    @Test
    void shouldEndAtMaxStepsAndTellEveryLoggingSteps() throws IOException {
        Run run = run(recipe().put("maxSteps", 7).put("epochs", 99).put("loggingSteps", 3));

        assertThat(run.steps).hasSize(7);
        assertThat(run.points).extracting(LossPoint::step).containsExactly(3L, 6L, 7L);
        double mean = (run.steps.get(0).loss()
                        + run.steps.get(1).loss()
                        + run.steps.get(2).loss())
                / 3;
        assertThat(run.points.get(0).loss()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void shouldEvaluateEveryEvalStepsAndKeepSoManyCheckpoints() throws IOException {
        ObjectNode recipe = recipe().put("maxSteps", 7)
                .put("evaluationStrategy", "steps")
                .put("evalSteps", 2)
                .put("saveTotalLimit", 2);

        Run run = run(recipe);

        assertThat(run.evaluations).extracting(EvaluationReport::step).containsExactly(2L, 4L, 6L, 7L);
        assertThat(run.folder.toFile().list())
                .contains("checkpoint-6", "checkpoint-7")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void shouldNotEvaluateWhereItIsNotAsked() throws IOException {
        assertThat(run(recipe().put("evaluationStrategy", "none")).evaluations).isEmpty();
    }

    @Test
    void shouldRepeatARunBitForBitAndDrawAnotherWithAnotherSeed() throws IOException {
        ObjectNode recipe = recipe().put("dropout", 0.3);
        byte[] first = Files.readAllBytes(shuffled(recipe).outcome.weights());

        assertThat(Files.readAllBytes(shuffled(recipe).outcome.weights())).isEqualTo(first);
        assertThat(Files.readAllBytes(
                        shuffled(recipe.deepCopy().put("seed", 43)).outcome.weights()))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"adamw", "adafactor", "sgd"})
    void shouldResumeBitForBitWithEveryOptimizer(String optimizer) throws IOException {
        ObjectNode recipe =
                recipe().put("optimizer", optimizer).put("dropout", 0.2).put("maxSteps", 6);
        if (optimizer.equals("sgd")) {
            recipe.put("sgdMomentum", 0.9);
        }
        byte[] whole =
                Files.readAllBytes(train(recorded.shuffled(next(), recipe).savingEvery(1), new Run())
                        .weights());
        for (int killedAfter = 1; killedAfter < 6; killedAfter += 2) {
            TrainingPlan plan = recorded.shuffled(next(), recipe).savingEvery(1);
            int last = killedAfter;
            Run killed = new Run() {
                @Override
                public void stepped(StepReport step) {
                    if (step.step() == last + 1) {
                        throw new IllegalStateException("killed");
                    }
                }
            };
            assertThatThrownBy(() -> train(plan, killed)).hasMessage("killed");
            assertThat(Files.readAllBytes(train(plan, new Run()).weights())).isEqualTo(whole);
        }
    }

    @Test
    void shouldNameEveryParameterThatDoesNotFitAtOnce() {
        ObjectNode recipe = recipe();
        recipe.putArray("frozen").add("decoder.");
        recipe.putObject("classWeights").put("no such label", 2);
        recipe.putObject("lora").putArray("targetModules").add("q_projection");

        assertThatThrownBy(() -> run(recipe))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'decoder.'")
                .hasMessageContaining("'no such label'")
                .hasMessageContaining("'q_projection'");
    }

    private Path next() {
        return folder.resolve("run-" + runs++);
    }

    private Run run(ObjectNode recipe) throws IOException {
        return run(recorded.plan(next(), recipe));
    }

    private Run shuffled(ObjectNode recipe) throws IOException {
        return run(recorded.shuffled(next(), recipe));
    }

    private static Run run(TrainingPlan plan) throws IOException {
        Run run = new Run();
        run.folder = plan.workFolder();
        run.outcome = train(plan, run);
        return run;
    }

    private static TrainingOutcome train(TrainingPlan plan, TrainingListener listener) throws IOException {
        return new FineTuning(plan, ValidationMetrics.none(), listener).run();
    }

    private static Map<String, float[]> start() {
        return values(RecordedSteps.base().resolve("model.safetensors"));
    }

    private static Map<String, float[]> values(Path file) {
        Map<String, float[]> values = new TreeMap<>();
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            weights.names()
                    .forEach(name ->
                            values.put(name, Tensors.toFloats(weights.find(name).orElseThrow())));
        }
        return values;
    }

    private static float[] of(Map<String, float[]> weights, String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    private static double distance(Map<String, float[]> from, Map<String, float[]> to) {
        double sum = 0;
        for (Map.Entry<String, float[]> weight : to.entrySet()) {
            float[] before = of(from, weight.getKey());
            for (int i = 0; i < before.length; i++) {
                sum += Math.pow((double) weight.getValue()[i] - before[i], 2);
            }
        }
        return Math.sqrt(sum);
    }

    /** Keeps what it is told. */
    private static class Run implements TrainingListener {
        final List<StepReport> steps = new ArrayList<>();
        final List<LossPoint> points = new ArrayList<>();
        final List<EvaluationReport> evaluations = new ArrayList<>();
        Path folder = Path.of("");
        TrainingOutcome outcome = new TrainingOutcome(0, false, 0, Path.of(""), List.of(), List.of());

        Map<String, float[]> weights() {
            return values(outcome.weights());
        }

        @Override
        public void stepped(StepReport step) {
            steps.add(step);
        }

        @Override
        public void logged(LossPoint point) {
            points.add(point);
        }

        @Override
        public void evaluated(EvaluationReport evaluation) {
            evaluations.add(evaluation);
        }
    }
}
