package io.ashlar.models.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.models.training.reports.TrainingStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationTest {
    private static final String EARLIER = "0b0e7c1e-6f5c-4c0c-9d0a-2b9b7a4f7f11";

    private final RecordedSteps recorded = new RecordedSteps();

    @TempDir
    Path folder;

    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    /** At a constant rate a training that was made longer is the one that was long from the first. */
    @ParameterizedTest
    @ValueSource(strings = {"adamw", "adafactor", "sgd"})
    void shouldGoOnAsIfItHadNeverEnded(String optimizer) throws IOException {
        ObjectNode recipe = recipe().put("optimizer", optimizer);
        TrainingOutcome whole =
                train(recorded.shuffled(folder.resolve("whole"), recipe.put("maxSteps", 11)), start -> {});
        Path work = folder.resolve("longer");
        train(recorded.shuffled(work, recipe.put("maxSteps", 5)), start -> {});
        List<TrainingStart> starts = new ArrayList<>();

        TrainingOutcome longer =
                train(recorded.shuffled(work, recipe.put("maxSteps", 11).put("resumeFrom", EARLIER)), starts::add);

        assertThat(starts)
                .singleElement()
                .satisfies(start -> assertThat(start.resumedFrom()).isEqualTo(5));
        assertThat(Files.readAllBytes(longer.weights())).isEqualTo(Files.readAllBytes(whole.weights()));
        assertThat(longer.curve().stream().map(LossPoint::step)).containsExactly(2L, 4L, 5L, 6L, 8L, 10L, 11L);
        assertThat(longer.curve().get(6)).isEqualTo(whole.curve().get(5));
    }

    @Test
    void shouldGoOnAfterItStoppedEarly() throws IOException {
        ObjectNode recipe = recipe().put("learningRate", 1e-9)
                .put("maxSteps", 8)
                .put("evaluationStrategy", "steps")
                .put("evalSteps", 1);
        recipe.putObject("earlyStopping").put("threshold", 1);
        TrainingOutcome stopped = train(recorded.shuffled(folder, recipe), start -> {});
        recipe.remove("earlyStopping");

        TrainingOutcome longer = train(recorded.shuffled(folder, recipe.put("resumeFrom", "tuned@1")), start -> {});

        assertThat(stopped.stoppedEarly()).isTrue();
        assertThat(longer.stoppedEarly()).isFalse();
        assertThat(longer.steps()).isEqualTo(8);
    }

    @Test
    void shouldRefuseWhatDoesNotFit() throws IOException {
        train(recorded.shuffled(folder, recipe().put("maxSteps", 4)), start -> {});
        ObjectNode longer = recipe().put("maxSteps", 6).put("resumeFrom", EARLIER);

        assertUnfit(longer.deepCopy().put("maxSteps", 4), "stands at step 4, and this recipe ends after step 4");
        assertUnfit(longer.deepCopy().put("trainBatchSize", 2), "change nothing of the recipe but");
        assertUnfit(longer.deepCopy().put("seed", 7), "other rows, labels or parameters");
    }

    @Test
    void shouldNameTheParametersThatMayNotDiffer() {
        ObjectNode stored = (ObjectNode) Json.tree(Json.read(recipe().toString(), ObjectNode.class));

        assertThat(Continuation.fixedDifferences(
                        stored,
                        recipe().put("trainBatchSize", 2).put("epochs", 9).put("labelSmoothing", 0.1)))
                .containsExactly("labelSmoothing", "trainBatchSize");
    }

    private void assertUnfit(ObjectNode recipe, String why) {
        assertThatThrownBy(() -> train(recorded.shuffled(folder, recipe), start -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CHECKPOINT_UNFIT))
                .hasMessageContaining(why);
    }

    private ObjectNode recipe() {
        return recorded.recipe()
                .put("scheduler", "constant")
                .put("dropout", 0.1)
                .put("loggingSteps", 2);
    }

    private static TrainingOutcome train(TrainingPlan plan, Consumer<TrainingStart> started) throws IOException {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(TrainingStart start) {
                started.accept(start);
            }
        };
        return new FineTuning(plan, ValidationMetrics.none(), listener).run();
    }
}
