package io.ashlar.models.training.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.packages.Provenance;
import io.ashlar.models.training.packages.TunedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraTest {
    private final RecordedSteps recorded = new RecordedSteps();
    private final List<float[][]> evaluated = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    @Test
    void shouldTrainQueriesValuesAndTheHeadByDefault() throws IOException {
        TrainingOutcome outcome = train(recorded.shuffled(folder, lora("{}")));

        try (SafetensorsFile weights = SafetensorsFile.open(outcome.weights())) {
            assertThat(weights.names())
                    .contains(
                            "bert.encoder.layer.0.attention.self.query.lora_A.weight",
                            "bert.encoder.layer.1.attention.self.value.lora_B.weight",
                            "bert.pooler.dense.weight",
                            "classifier.bias")
                    .noneMatch(name -> name.contains("key"))
                    .noneMatch(name -> name.endsWith("query.weight"));
            assertThat(weights.find("bert.encoder.layer.0.attention.self.query.lora_A.weight")
                            .orElseThrow()
                            .shape()
                            .get(0))
                    .isEqualTo(8);
        }
    }

    @Test
    void shouldTakeTargetsByEndingByExpressionOrAll() throws IOException {
        assertThat(adapted("{\"targetModules\": [\"intermediate.dense\"], \"modulesToSave\": []}"))
                .containsExactly("bert.encoder.layer.0.intermediate.dense", "bert.encoder.layer.1.intermediate.dense");
        assertThat(adapted("{\"targetModules\": \".*layer\\\\.1.*(query|key)\", \"modulesToSave\": []}"))
                .containsExactly(
                        "bert.encoder.layer.1.attention.self.key", "bert.encoder.layer.1.attention.self.query");
        assertThat(adapted("{\"targetModules\": \"all-linear\", \"modulesToSave\": [\"classifier\"]}"))
                .hasSize(12)
                .allMatch(path -> path.startsWith("bert.encoder.layer."));
    }

    @Test
    void shouldNameBlocksThatThereAreNot() {
        assertThatThrownBy(() -> adapted("{\"targetModules\": [\"q_proj\"]}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'q_proj'")
                .hasMessageContaining("query");
        assertThatThrownBy(() -> adapted("{\"modulesToSave\": [\"score\"]}")).hasMessageContaining("'score'");
    }

    @Test
    void shouldMergeIntoAPackageWithTheLogitsOfTheTraining() throws IOException {
        TrainingPlan plan = recorded.shuffled(folder.resolve("work"), lora("{\"rank\": 2, \"alpha\": 8}"));
        TrainingOutcome outcome = train(plan);
        Path target = folder.resolve("tuned");
        TunedPackage.write(target, plan, outcome, origin());

        float[][] best = evaluated.get(evaluated.size() - 1);
        List<TextRow> rows = recorded.rows().subList(0, 7);
        try (TextModel<float[]> model = TextModels.openTextClassification(target, OpenOptions.of(Precision.FP32))) {
            for (int i = 0; i < rows.size(); i++) {
                assertThat(model.predict(List.of(rows.get(i).encoding())).get(0))
                        .containsExactly(best[i], within(1e-4f));
            }
        }
        assertThat(target.resolve("adapter")).doesNotExist();
        assertThat(evaluated.get(0)[0]).isNotEqualTo(best[0]);
    }

    @Test
    void shouldWriteTheAdapterInTheLayoutOfPeft() throws IOException {
        TrainingPlan plan = recorded.shuffled(
                folder.resolve("work"), lora("{\"rank\": 4, \"alpha\": 16, \"dropout\": 0.1, \"merge\": false}"));
        TrainingOutcome outcome = train(plan);
        Path target = folder.resolve("tuned");
        TunedPackage.write(target, plan, outcome, origin());

        JsonNode config = Json.MAPPER.readTree(
                target.resolve("adapter/adapter_config.json").toFile());
        assertThat(config.path("peft_type").asText()).isEqualTo("LORA");
        assertThat(config.path("task_type").asText()).isEqualTo("SEQ_CLS");
        assertThat(config.path("r").asInt()).isEqualTo(4);
        assertThat(config.path("lora_alpha").asDouble()).isEqualTo(16);
        try (SafetensorsFile adapter = SafetensorsFile.open(target.resolve("adapter/adapter_model.safetensors"));
                SafetensorsFile trained = SafetensorsFile.open(outcome.weights())) {
            String path = "bert.encoder.layer.0.attention.self.query.lora_B.weight";
            assertThat(Tensors.toFloats(adapter.find("base_model.model." + path).orElseThrow()))
                    .isEqualTo(Tensors.toFloats(trained.find(path).orElseThrow()));
        }
        JsonNode record = Json.MAPPER.readTree(target.resolve("ashlar.json").toFile());
        assertThat(record.path("files").has("adapter/adapter_model.safetensors"))
                .isTrue();
    }

    @Test
    void shouldBeginWithASavedAdapter() throws IOException {
        TrainingPlan plan = recorded.shuffled(folder.resolve("work"), lora("{\"merge\": false}"));
        TrainingOutcome outcome = train(plan);
        TunedPackage.write(folder.resolve("tuned"), plan, outcome, origin());
        float[][] last = evaluated.get(evaluated.size() - 1);

        TrainingPlan again = new TrainingPlan(
                plan.basePackage(),
                folder.resolve("again"),
                plan.recipe(),
                plan.objective(),
                plan.train(),
                plan.validation(),
                new TrainingPlan.Course(plan.course().order(), null, true, 0, folder.resolve("tuned/adapter")));
        evaluated.clear();
        train(again);

        for (int i = 0; i < last.length; i++) {
            assertThat(evaluated.get(0)[i]).containsExactly(last[i], within(1e-5f));
        }
    }

    private List<String> adapted(String lora) throws IOException {
        TrainingOutcome outcome = train(recorded.shuffled(folder.resolve("w" + lora.hashCode()), lora(lora)));
        try (SafetensorsFile weights = SafetensorsFile.open(outcome.weights())) {
            return weights.names().stream()
                    .filter(name -> name.endsWith(".lora_A.weight"))
                    .map(name -> name.replace(".lora_A.weight", ""))
                    .sorted()
                    .toList();
        }
    }

    private ObjectNode lora(String lora) throws IOException {
        ObjectNode recipe = recorded.recipe()
                .put("maxSteps", 3)
                .put("learningRate", 0.01)
                .put("warmupSteps", 0)
                .put("precision", "fp32");
        recipe.set("lora", Json.MAPPER.readTree(lora));
        return recipe;
    }

    private TrainingOutcome train(TrainingPlan plan) throws IOException {
        ValidationMetrics metrics = ValidationMetrics.ofRows(logits -> {
            evaluated.add(logits);
            return Map.of();
        });
        return new FineTuning(plan, metrics, new TrainingListener() {}).run();
    }

    private static TunedPackage.Origin origin() {
        return new TunedPackage.Origin(
                new Provenance("tiny@1", null, null, "messages@1", null, Map.of("train", 4L)), Map.of());
    }
}
