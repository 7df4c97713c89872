package io.ashlar.models.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.models.training.reports.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in fp16: losses are scaled, and steps whose gradients overflow by it do not count. */
class HalfPrecisionTest {
    private final RecordedSteps recorded = new RecordedSteps("bert-steps-fp16");

    @TempDir
    Path folder;

    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    @Test
    void shouldSkipTheStepsThatTorchsScalerSkips() throws IOException {
        Steps steps = new Steps();
        train(recorded.plan(folder, recorded.recipe().put("loggingSteps", 1)), steps);

        assertThat(steps.done).hasSize(recorded.steps().size());
        assertThat(steps.done).extracting(StepReport::skipped).contains(true, false);
        for (int i = 0; i < steps.done.size(); i++) {
            JsonNode expected = recorded.steps().get(i);
            StepReport step = steps.done.get(i);
            assertThat(step.lossScale()).isEqualTo(expected.path("lossScale").doubleValue());
            assertThat(step.skipped()).isEqualTo(expected.path("skipped").booleanValue());
            assertThat(step.learningRate())
                    .isCloseTo(expected.path("learningRate").doubleValue(), within(1e-12));
            assertThat(step.loss() / expected.path("loss").doubleValue()).isCloseTo(1, within(5e-3));
            if (step.skipped()) {
                assertThat(steps.points.get(i).gradNorm()).isZero();
            } else {
                assertThat(step.gradNorm() / expected.path("gradNorm").doubleValue())
                        .isCloseTo(1, within(0.01));
            }
        }
    }

    @Test
    void shouldResumeWithTheScaleThatItHad() throws IOException {
        ObjectNode recipe = recorded.recipe().put("dropout", 0.1).put("maxSteps", 8);
        Steps left = new Steps();
        byte[] whole = Files.readAllBytes(
                train(recorded.shuffled(folder.resolve("whole"), recipe).savingEvery(1), left)
                        .weights());
        assertThat(left.done).extracting(StepReport::skipped).contains(true, false);

        for (int killedAfter = 1; killedAfter < 8; killedAfter += 2) {
            TrainingPlan plan = recorded.shuffled(folder.resolve("after-" + killedAfter), recipe)
                    .savingEvery(1);
            int last = killedAfter;
            Steps killed = new Steps() {
                @Override
                public void stepped(StepReport step) {
                    if (step.step() == last + 1) {
                        throw new IllegalStateException("killed");
                    }
                }
            };
            assertThatThrownBy(() -> train(plan, killed)).hasMessage("killed");
            Steps resumed = new Steps();
            assertThat(Files.readAllBytes(train(plan, resumed).weights())).isEqualTo(whole);
            assertThat(resumed.done)
                    .extracting(StepReport::lossScale)
                    .isEqualTo(left.done.subList(last, 8).stream()
                            .map(StepReport::lossScale)
                            .toList());
        }
    }

    @Test
    void shouldEndWhereNoScaleMakesTheLossANumber() {
        ObjectNode recipe = recorded.recipe()
                .put("optimizer", "sgd")
                .put("learningRate", 10)
                .put("weightDecay", 0.99)
                .put("maxGradNorm", 0)
                .put("scheduler", "constant")
                .put("warmupSteps", 0)
                .put("epochs", 99)
                .put("maxSteps", 60);
        Steps steps = new Steps();

        assertThatThrownBy(() -> train(recorded.shuffled(folder, recipe), steps))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TRAINING_DIVERGED));
        assertThat(steps.done.get(steps.done.size() - 1).lossScale()).isEqualTo(2);
    }

    private static TrainingOutcome train(TrainingPlan plan, TrainingListener listener) throws IOException {
        return new FineTuning(plan, ValidationMetrics.none(), listener).run();
    }

    private static class Steps implements TrainingListener {
        final List<StepReport> done = new ArrayList<>();
        final List<LossPoint> points = new ArrayList<>();

        @Override
        public void stepped(StepReport step) {
            done.add(step);
        }

        @Override
        public void logged(LossPoint point) {
            points.add(point);
        }
    }
}
