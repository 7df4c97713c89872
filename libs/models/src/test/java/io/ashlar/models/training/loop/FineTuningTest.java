package io.ashlar.models.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.models.training.reports.TrainingStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FineTuningTest {
    private final RecordedSteps recorded = new RecordedSteps();

    @TempDir
    Path folder;

    /** Tiny products are done sooner by one thread than by two that wait for each other on a busy machine. */
    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    @ParameterizedTest
    @CsvSource({"fp32, 1e-5, 1e-4", "bf16, 0.1, 0.3"})
    void shouldGoThroughTheStepsOfTransformers(String precision, double lossTolerance, double normTolerance)
            throws IOException {
        JsonNode expectedSteps = precision.equals("bf16") ? RecordedSteps.json("bert-steps-bf16") : recorded.steps();
        Steps steps = new Steps();
        TrainingOutcome outcome = train(recorded.plan(folder, recorded.recipe().put("precision", precision)), steps);

        assertThat(steps.done).hasSize(10);
        for (int i = 0; i < 10; i++) {
            JsonNode expected = expectedSteps.get(i);
            StepReport step = steps.done.get(i);
            assertThat(step.learningRate())
                    .isCloseTo(expected.path("learningRate").doubleValue(), within(1e-12));
            assertThat(step.loss() / expected.path("loss").doubleValue()).isCloseTo(1, within(lossTolerance));
            assertThat(step.gradNorm() / expected.path("gradNorm").doubleValue())
                    .isCloseTo(1, within(normTolerance));
        }
        if (precision.equals("fp32")) {
            assertFinalWeights(outcome.weights());
        }
    }

    private void assertFinalWeights(Path weights) {
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            assertThat(file.names()).hasSize(recorded.finalWeightNorms().size());
            for (String name : file.names()) {
                double sum = 0;
                for (float value : Tensors.toFloats(file.find(name).orElseThrow())) {
                    sum += (double) value * value;
                }
                double expected = recorded.finalWeightNorms().path(name).doubleValue();
                // the gradient of a key's bias is rounding alone, and Adam makes steps of it
                double tolerance = name.endsWith("key.bias") ? 5e-2 : 1e-3;
                assertThat(Math.sqrt(sum) / expected).as(name).isCloseTo(1, within(tolerance));
            }
        }
    }

    @Test
    void shouldResumeBitForBit() throws IOException {
        ObjectNode recipe = recorded.recipe().put("dropout", 0.2).put("maxSteps", 12);
        Steps wholeSteps = new Steps();
        byte[] whole = Files.readAllBytes(
                train(recorded.shuffled(folder.resolve("a"), recipe).savingEvery(5), wholeSteps)
                        .weights());

        TrainingPlan plan = recorded.shuffled(folder.resolve("b"), recipe).savingEvery(5);
        Steps interrupted = new Steps() {
            @Override
            public void stepped(StepReport step) {
                super.stepped(step);
                if (step.step() == 7) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        assertThatThrownBy(() -> train(plan, interrupted)).hasMessage("killed");
        Files.createDirectories(folder.resolve("b/.unfinished-10/half"));
        Steps resumed = new Steps();
        TrainingOutcome outcome = train(plan, resumed);

        assertThat(resumed.start.get(0).resumedFrom()).isEqualTo(5);
        assertThat(resumed.done).hasSize(7);
        assertThat(Files.readAllBytes(outcome.weights())).isEqualTo(whole);
        assertThat(folder.resolve("b/.unfinished-10")).doesNotExist();
    }

    @Test
    void shouldDrawDropoutAnewInEachStepAndAlikeInEachRun() throws IOException {
        ObjectNode recipe =
                recorded.recipe().put("dropout", 0.3).put("learningRate", 1e-9).put("maxSteps", 16);
        Steps first = new Steps();
        Steps second = new Steps();
        train(recorded.plan(folder.resolve("a"), recipe), first);
        train(recorded.plan(folder.resolve("b"), recipe), second);

        assertThat(first.losses()).isEqualTo(second.losses());
        Steps without = new Steps();
        train(recorded.plan(folder.resolve("c"), recipe.put("dropout", 0)), without);
        assertThat(first.losses()).doesNotContainAnyElementsOf(without.losses());
    }

    @Test
    void shouldNameTheStepAndTheRowsWhereItDiverges() {
        ObjectNode recipe = recorded.recipe()
                .put("learningRate", 10)
                .put("warmupSteps", 0)
                .put("maxGradNorm", 0)
                .put("adamEpsilon", 1e-30)
                .put("maxSteps", 60)
                .put("epochs", 99);

        assertThatThrownBy(() -> train(recorded.plan(folder, recipe.put("adamBeta2", 0)), new Steps()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TRAINING_DIVERGED))
                .hasMessageMatching("Step \\d+ has loss .* training rows \\d+, .*");
    }

    @Test
    void shouldStopWithoutProgressAndKeepTheBestWeights() throws IOException {
        ObjectNode recipe = recorded.recipe()
                .put("maxSteps", -1)
                .put("epochs", 50)
                .put("learningRate", 1e-3)
                .put("metricForBestModel", "accuracy");
        recipe.putObject("earlyStopping").put("patience", 3);
        List<Double> accuracies = List.of(0.2, 0.5, 0.4, 0.5, 0.3, 0.9);
        List<EvaluationReport> evaluations = new ArrayList<>();
        ValidationMetrics metrics = answers -> Map.of("accuracy", accuracies.get(evaluations.size()), "n", Double.NaN);
        TrainingListener listener = new TrainingListener() {
            @Override
            public void evaluated(EvaluationReport evaluation) {
                evaluations.add(evaluation);
            }
        };

        TrainingOutcome outcome = new FineTuning(recorded.plan(folder, recipe), metrics, listener).run();

        assertThat(outcome.stoppedEarly()).isTrue();
        assertThat(outcome.evaluations()).hasSize(5);
        assertThat(outcome.bestStep()).isEqualTo(8);
        assertThat(outcome.bestEvaluation().orElseThrow().metrics()).isEqualTo(Map.of("accuracy", 0.5));
        assertThat(outcome.weights()).exists();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("checkpoint-8", "checkpoint-20");
    }

    @Test
    void shouldStopWhereItIsCanceled() {
        Steps canceled = new Steps() {
            @Override
            public boolean isCanceled() {
                return done.size() == 3;
            }
        };

        assertThatThrownBy(() -> train(recorded.plan(folder, recorded.recipe()), canceled))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELED));
        assertThat(canceled.done).hasSize(3);
    }

    @Test
    void shouldNameTheMetricsThereAreBeforeTheFirstStep() {
        ObjectNode recipe = recorded.recipe().put("metricForBestModel", "roc_auc_binary");
        Steps steps = new Steps();

        assertThatThrownBy(() -> new FineTuning(
                                recorded.shuffled(folder, recipe), answers -> Map.of("accuracy", 1.0), steps)
                        .run())
                .hasMessageContaining("'roc_auc_binary'")
                .hasMessageContaining("accuracy, loss");
        assertThat(steps.done).isEmpty();
    }

    @Test
    void shouldNotGoOnWithTheCheckpointsOfAnotherTraining() throws IOException {
        train(recorded.plan(folder, recorded.recipe().put("maxSteps", 1)), new Steps());

        assertThatThrownBy(() -> train(recorded.plan(folder, recorded.recipe().put("maxSteps", 2)), new Steps()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldTrainOnlyWhatIsNotFrozen() throws IOException {
        ObjectNode recipe = recorded.recipe().put("maxSteps", 2);
        recipe.putArray("frozen").add("bert.");
        Steps steps = new Steps();

        TrainingOutcome outcome = train(recorded.plan(folder, recipe), steps);

        try (SafetensorsFile weights = SafetensorsFile.open(outcome.weights())) {
            assertThat(weights.names()).containsExactlyInAnyOrder("classifier.weight", "classifier.bias");
        }
        recipe.putArray("frozen").add("encoder.layer.9");
        assertThatThrownBy(() -> train(recorded.plan(folder.resolve("b"), recipe), new Steps()))
                .hasMessageContaining("'encoder.layer.9'");
    }

    private static TrainingOutcome train(TrainingPlan plan, TrainingListener listener) throws IOException {
        return new FineTuning(plan, ValidationMetrics.none(), listener).run();
    }

    /** Keeps what it is told. */
    private static class Steps implements TrainingListener {
        final List<TrainingStart> start = new ArrayList<>();
        final List<StepReport> done = new ArrayList<>();

        @Override
        public void started(TrainingStart started) {
            start.add(started);
        }

        @Override
        public void stepped(StepReport step) {
            done.add(step);
        }

        List<Double> losses() {
            return done.stream().map(StepReport::loss).toList();
        }
    }
}
