package io.ashlar.models.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.Fixtures;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The rows, the recipe and the steps that {@code make_training_fixtures.py} recorded, and plans made of them. */
public final class RecordedSteps {
    private final JsonNode recorded;

    /** The run in fp32. */
    public RecordedSteps() {
        this("bert-steps");
    }

    /** The run of this file. */
    public RecordedSteps(String name) {
        this.recorded = json(name);
    }

    /** A file of the training fixtures. */
    public static JsonNode json(String name) {
        try (InputStream in = Objects.requireNonNull(
                RecordedSteps.class.getResourceAsStream("/io/ashlar/models/training/" + name + ".json"))) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path base() {
        return Fixtures.folder("bert-text-classification");
    }

    public JsonNode steps() {
        return recorded.path("steps");
    }

    public JsonNode finalWeightNorms() {
        return recorded.path("finalWeightNorms");
    }

    public ObjectNode recipe() {
        return recorded.path("recipe").deepCopy();
    }

    public List<TextRow> rows() {
        List<TextRow> rows = new ArrayList<>();
        for (JsonNode row : recorded.path("rows")) {
            long[] ids = numbers(row.path("ids"));
            rows.add(new TextRow(
                    Encoding.ofIds(ids, new long[ids.length]),
                    new float[] {row.path("label").floatValue()}));
        }
        return rows;
    }

    /** The recorded run exactly, evaluated on its own rows. */
    public TrainingPlan plan(Path workFolder, ObjectNode recipe) {
        Recipe read = Recipe.parse(recipe, Task.TEXT_CLASSIFICATION);
        List<int[]> orders = new ArrayList<>();
        for (JsonNode order : recorded.path("order")) {
            long[] rows = numbers(order);
            orders.add(java.util.Arrays.stream(rows).mapToInt(Math::toIntExact).toArray());
        }
        return new TrainingPlan(
                base(),
                workFolder,
                read,
                objective(),
                List.copyOf(rows()),
                List.copyOf(rows().subList(0, 7)),
                TrainingPlan.Course.of(RowOrder.given(orders, read.batches().train())));
    }

    /** The recorded rows shuffled by the recipe's seed. */
    public TrainingPlan shuffled(Path workFolder, ObjectNode recipe) {
        return TrainingPlan.of(
                base(),
                workFolder,
                Recipe.parse(recipe, Task.TEXT_CLASSIFICATION),
                objective(),
                rows(),
                rows().subList(0, 7));
    }

    /** The names of the labels. */
    public List<String> objectiveLabels() {
        return objective().labels();
    }

    public static Objective objective() {
        return new TextClassificationObjective(ModelConfig.read(base()).labels(), LossFunction.SINGLE_LABEL);
    }

    private static long[] numbers(JsonNode array) {
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).longValue();
        }
        return numbers;
    }
}
