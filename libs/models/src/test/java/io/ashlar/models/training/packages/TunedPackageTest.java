package io.ashlar.models.training.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.Fixtures;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
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
import org.junit.jupiter.params.provider.ValueSource;

class TunedPackageTest {
    private static final List<String> TEXTS =
            List.of("The masons rest.", "Where is the key?", "Rain fell on 47 blocks.", "A letter was kept, twice!");

    @TempDir
    Path folder;

    /** Tiny products are done sooner by one thread than by two that wait for each other on a busy machine. */
    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-text-classification", "bert-fill-mask", "roberta-fill-mask", "distilbert-regression"})
    void shouldOpenWithTheLogitsOfTheTraining(String base) throws IOException {
        List<float[][]> evaluated = new ArrayList<>();
        TrainingPlan plan = plan(Fixtures.folder(base));
        TrainingOutcome outcome = new FineTuning(
                        plan,
                        ValidationMetrics.ofRows(logits -> {
                            evaluated.add(logits);
                            return Map.of();
                        }),
                        new TrainingListener() {})
                .run();
        Path target = folder.resolve("tuned");
        TunedPackage.write(target, plan, outcome, origin());

        float[][] best = evaluated.get((int) outcome.bestStep());
        try (TextModel<float[]> model = TextModels.openTextClassification(target, OpenOptions.of(Precision.FP32))) {
            assertThat(model.summary().labels()).containsExactly("work", "question", "weather", "post");
            assertThat(model.summary().newWeights()).isEmpty();
            for (int i = 0; i < TEXTS.size(); i++) {
                float[] logits = model.predict(List.of(model.encode(TextInput.of(TEXTS.get(i)))))
                        .get(0);
                assertThat(logits).containsExactly(best[i], within(1e-4f));
            }
        }
    }

    @Test
    void shouldSayWhatMadeIt() throws IOException {
        TrainingPlan plan = plan(Fixtures.folder("bert-fill-mask"));
        TrainingOutcome outcome =
                new FineTuning(plan, logits -> Map.of("accuracy", 0.75), new TrainingListener() {}).run();
        Path target = folder.resolve("tuned");
        TunedPackage.write(target, plan, outcome, origin());

        JsonNode config = Json.MAPPER.readTree(target.resolve("config.json").toFile());
        assertThat(config.path("architectures").get(0).asText()).isEqualTo("BertForSequenceClassification");
        assertThat(config.path("problem_type").asText()).isEqualTo("single_label_classification");
        assertThat(config.path("label2id").path("weather").asInt()).isEqualTo(2);
        JsonNode record = Json.MAPPER.readTree(target.resolve("ashlar.json").toFile());
        assertThat(record.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(record.path("provenance").path("baseModel").asText()).isEqualTo("tiny@1");
        assertThat(record.path("recipe").path("maxSteps").asInt()).isEqualTo(3);
        assertThat(record.path("testMetrics").path("accuracy").asDouble()).isEqualTo(0.5);
        assertThat(record.path("files").path("model.safetensors").path("sha256").asText())
                .matches("[0-9a-f]{64}");
        assertThat(record.path("files").path("tokenizer.json").path("size").asLong())
                .isEqualTo(Files.size(target.resolve("tokenizer.json")));
        assertThat(Files.readString(target.resolve("README.md")))
                .contains(
                        "license: 'apache-2.0'",
                        "base_model: 'tiny@1'",
                        "| accuracy | 0.7500 |",
                        "| accuracy | 0.5000 |");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("tuned", "work");
    }

    private TrainingPlan plan(Path base) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("maxSteps", 3)
                .put("learningRate", 1e-3)
                .put("precision", "fp32")
                .put("epochs", 3);
        Recipe recipe = Recipe.parse(json, Task.TEXT_CLASSIFICATION);
        List<TrainingRow> rows = new ArrayList<>();
        try (RowEncoder encoder = RowEncoder.open(base, -1)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                rows.add(encoder.encode(TextInput.of(TEXTS.get(i)), i));
            }
        }
        Objective objective = new TextClassificationObjective(
                List.of("work", "question", "weather", "post"), LossFunction.SINGLE_LABEL);
        return TrainingPlan.of(base, folder.resolve("work"), recipe, objective, rows, rows);
    }

    private static TunedPackage.Origin origin() {
        return new TunedPackage.Origin(
                new Provenance(
                        "tiny@1", "ab12", "apache-2.0", "messages@1", null, Map.of("train", 4L, "validation", 4L)),
                Map.of("accuracy", 0.5));
    }
}
