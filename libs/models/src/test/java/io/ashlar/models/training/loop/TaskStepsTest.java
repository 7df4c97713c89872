package io.ashlar.models.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.ImageClassificationObjective;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.objectives.QuestionAnsweringObjective;
import io.ashlar.models.training.objectives.TargetWritingObjective;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.objectives.TextGenerationObjective;
import io.ashlar.models.training.objectives.TokenClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.recipe.TaskOptions;
import io.ashlar.models.training.reports.StepReport;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every task goes through the steps that {@code make_task_steps.py} recorded with transformers' models. */
class TaskStepsTest {
    private static final JsonNode RECORDED = RecordedSteps.json("task-steps");

    @TempDir
    Path folder;

    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encoders/roberta-tokens",
                "encoders/modernbert-tokens",
                "encoders/mpnet-questions",
                "encoders/distilbert-questions",
                "encoders/deberta-both",
                "encoders/deberta-v2-position-to-content",
                "encoders/modernbert-questions",
                "fixtures/decoders/gpt2",
                "fixtures/decoders/llama",
                "fixtures/decoders/gpt2-classifier",
                "encoderdecoders/t5",
                "encoderdecoders/mbart",
                "encoderdecoders/marian",
                "vision/vit",
                "vision/resnet-basic"
            })
    void shouldGoThroughTheStepsOfTransformers(String model) throws IOException {
        List<StepReport> steps = train(model, recipe(), folder.resolve("work"));

        JsonNode recorded = RECORDED.path(model).path("steps");
        assertThat(steps).hasSize(recorded.size());
        for (int i = 0; i < steps.size(); i++) {
            double loss = recorded.get(i).path("loss").doubleValue();
            double norm = recorded.get(i).path("gradNorm").doubleValue();
            assertThat(steps.get(i).loss() / loss).isCloseTo(1, within(1e-4));
            assertThat(steps.get(i).gradNorm() / norm).isCloseTo(1, within(1e-2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "encoders/mpnet-questions, bf16",
        "fixtures/decoders/gpt2, bf16",
        "encoderdecoders/t5, bf16",
        "vision/vit, bf16",
        "encoders/mpnet-questions, fp16",
        "encoders/deberta-both, fp16",
        "fixtures/decoders/gpt2, fp16",
        "encoderdecoders/t5, fp16",
        "vision/vit, fp16",
        "vision/resnet-basic, fp16",
        "fixtures/decoders/llama, lora",
        "encoderdecoders/mbart, lora",
        "vision/vit, lora"
    })
    void shouldLearnInMixedPrecisionAndByLora(String model, String how) throws IOException {
        ObjectNode recipe = recipe().put("maxSteps", 20).put("learningRate", 0.01);
        if (how.equals("lora")) {
            recipe.putObject("lora").put("targetModules", "all-linear");
        } else {
            recipe.put("precision", how);
        }

        List<StepReport> steps = train(model, recipe, folder.resolve("work"));

        assertThat(steps.get(18).loss()).isLessThan(0.95 * steps.get(0).loss());
    }

    @Test
    void shouldRefuseGradientCheckpointingOfBatchNorms() {
        assertThatThrownBy(() -> train(
                        "vision/resnet-basic", recipe().put("gradientCheckpointing", true), folder.resolve("work")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'gradientCheckpointing'")
                .hasMessageContaining("batch norms");
    }

    private static ObjectNode recipe() {
        return Json.MAPPER
                .createObjectNode()
                .put("learningRate", 1e-3)
                .put("weightDecay", 0.1)
                .put("scheduler", "constant")
                .put("trainBatchSize", 4)
                .put("maxSteps", 4)
                .put("dropout", 0)
                .put("precision", "fp32")
                .put("evaluationStrategy", "none");
    }

    private static List<StepReport> train(String model, ObjectNode recipe, Path work) throws IOException {
        JsonNode recorded = RECORDED.path(model);
        Path base = base(model);
        Task task = Task.of(recorded.path("task").asText());
        List<TrainingRow> rows = new ArrayList<>();
        recorded.path("rows").forEach(row -> rows.add(row(task, recorded, row)));
        TrainingPlan plan = new TrainingPlan(
                base,
                work,
                Recipe.parse(recipe, task),
                objective(task, ModelConfig.read(base), recorded),
                rows,
                List.of(),
                new TrainingPlan.Course(
                        RowOrder.given(List.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7}), 4), null, false, 0, null));
        List<StepReport> steps = new ArrayList<>();
        new FineTuning(plan, ValidationMetrics.none(), new TrainingListener() {
                    @Override
                    public void stepped(StepReport step) {
                        steps.add(step);
                    }
                })
                .run();
        return steps;
    }

    private static Objective objective(Task task, ModelConfig config, JsonNode recorded) {
        switch (task) {
            case TEXT_CLASSIFICATION:
                return new TextClassificationObjective(config.labels(), LossFunction.SINGLE_LABEL);
            case TOKEN_CLASSIFICATION:
                return new TokenClassificationObjective(config.labels());
            case QUESTION_ANSWERING:
                return new QuestionAnsweringObjective(recorded.path("padding").longValue());
            case TEXT_GENERATION:
                return new TextGenerationObjective();
            case IMAGE_CLASSIFICATION:
                return new ImageClassificationObjective(
                        config.labels(), LossFunction.SINGLE_LABEL, new TaskOptions.Augmentation(false, false));
            default:
                return TargetWritingObjective.of(task, config);
        }
    }

    private static TrainingRow row(Task task, JsonNode recorded, JsonNode row) {
        long[] target = numbers(row.path("target"));
        if (task == Task.IMAGE_CLASSIFICATION) {
            int size = recorded.path("pictureSize").intValue();
            int number = row.path("number").intValue();
            float[] pixels = new float[3 * size * size];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) Math.sin(i * (number + 1.0));
            }
            return new ImageRow(new Drawn(new PixelValues(size, size, pixels), "picture " + number), floats(target));
        }
        long[] ids = numbers(row.path("ids"));
        Encoding encoding = Encoding.ofIds(ids, new long[ids.length]);
        return task == Task.SUMMARIZATION || task == Task.TRANSLATION
                ? new PairedTextRow(encoding, target, false)
                : new TextRow(encoding, floats(target));
    }

    private record Drawn(PixelValues read, String identity) implements ImageRow.Picture {}

    private static long[] numbers(JsonNode array) {
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).longValue();
        }
        return numbers;
    }

    private static float[] floats(long[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers[i];
        }
        return floats;
    }

    private static Path base(String model) {
        try {
            return Path.of(Objects.requireNonNull(TaskStepsTest.class.getResource("/io/ashlar/models/" + model))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
