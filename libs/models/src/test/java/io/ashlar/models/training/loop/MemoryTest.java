package io.ashlar.models.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.archive.EngineMemoryException;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.Criterion;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.reports.StepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens where a batch does not fit: rows beyond a number are refused as the engine refuses them. */
class MemoryTest {
    private final RecordedSteps recorded = new RecordedSteps();

    @TempDir
    Path folder;

    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    /** An objective whose batches take memory for so many rows. */
    private record Bounded(Objective objective, int rows) implements Objective {
        @Override
        public Task task() {
            return objective.task();
        }

        @Override
        public Head head() {
            return objective.head();
        }

        @Override
        public List<String> labels() {
            return objective.labels();
        }

        @Override
        public ModelConfig configure(ModelConfig base) {
            return objective.configure(base);
        }

        @Override
        public String script(Criterion criterion) {
            return objective.script(criterion);
        }

        @Override
        public TrainingBatch batch(List<TrainingRow> chosen, Architecture architecture, Criterion criterion) {
            if (chosen.size() > rows) {
                throw new EngineMemoryException(new IllegalStateException("no memory for " + chosen.size() + " rows"));
            }
            return objective.batch(chosen, architecture, criterion);
        }
    }

    @Test
    void shouldCutBatchesUntilTheyFitAndDoTheSameSteps() throws IOException {
        ObjectNode recipe = recipe();
        List<StepReport> whole = train(recipe, 100);
        List<StepReport> cut = train(recipe.deepCopy().put("autoFindBatchSize", true), 3);

        assertThat(cut).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(cut.get(i).loss()).isCloseTo(whole.get(i).loss(), within(1e-4));
            assertThat(cut.get(i).gradNorm()).isCloseTo(whole.get(i).gradNorm(), within(1e-3));
            assertThat(cut.get(i).rows()).isEqualTo(whole.get(i).rows());
        }
    }

    @Test
    void shouldSendABatchThroughInPiecesForGradientCheckpointing() throws IOException {
        ObjectNode recipe = recipe();
        List<StepReport> whole = train(recipe, 100);
        List<StepReport> pieces = train(recipe.deepCopy().put("gradientCheckpointing", true), 1);

        assertThat(pieces).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(pieces.get(i).loss()).isCloseTo(whole.get(i).loss(), within(1e-5));
            assertThat(pieces.get(i).gradNorm()).isCloseTo(whole.get(i).gradNorm(), within(1e-4));
            assertThat(pieces.get(i).rows()).isEqualTo(whole.get(i).rows());
        }
    }

    @Test
    void shouldNameASizeThatFits() {
        assertThatThrownBy(() -> train(recipe(), 3))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OUT_OF_MEMORY))
                .hasMessageContaining("A trainBatchSize of 2 fits")
                .hasMessageContaining("gradientAccumulationSteps of 4");
    }

    @Test
    void shouldSayWhereNotOneRowFits() {
        assertThatThrownBy(() -> train(recipe().put("autoFindBatchSize", true), 0))
                .hasMessageContaining("Not even one row fits");
    }

    private ObjectNode recipe() {
        return recorded.recipe()
                .put("precision", "fp32")
                .put("trainBatchSize", 8)
                .put("gradientAccumulationSteps", 1)
                .put("maxSteps", 4)
                .put("evaluationStrategy", "none");
    }

    private List<StepReport> train(ObjectNode recipe, int rows) throws IOException {
        TrainingPlan plan = recorded.plan(folder.resolve("rows-" + rows), recipe);
        TrainingPlan bounded = new TrainingPlan(
                plan.basePackage(),
                plan.workFolder(),
                plan.recipe(),
                new Bounded(plan.objective(), rows),
                plan.train(),
                List.of(),
                plan.course());
        List<StepReport> steps = new ArrayList<>();
        new FineTuning(bounded, ValidationMetrics.none(), new TrainingListener() {
                    @Override
                    public void stepped(StepReport step) {
                        steps.add(step);
                    }
                })
                .run();
        return steps;
    }
}
