package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.archive.LossFunction;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder with a recorded fine-tuning: the model it began with, rows, recipe, and what came out at every step. */
record RecordedRun(Path folder, JsonNode recipe, JsonNode golden) {
    static RecordedRun read(Path folder) throws IOException {
        return new RecordedRun(
                folder,
                Json.MAPPER.readTree(folder.resolve("recipe.json").toFile()),
                Json.MAPPER.readTree(folder.resolve("golden.json").toFile()));
    }

    Path model() {
        return folder.resolve("model");
    }

    /** What of it Ashlar cannot do yet. */
    Optional<String> unsupported() {
        String task = recipe.path("task").asText();
        if (!task.equals(Task.TEXT_CLASSIFICATION.wireName())) {
            return Optional.of("task " + task);
        }
        String type = ModelConfig.read(model()).modelType();
        if (!Families.modelTypes().contains(type)) {
            return Optional.of("model type " + type);
        }
        for (String name : List.of("lora", "classWeights")) {
            if (!recipe.path(name).isMissingNode() && !recipe.path(name).isNull()) {
                return Optional.of(name.equals("lora") ? "LoRA" : "class weights given one by one");
            }
        }
        String optimizer = recipe.path("optimizer").asText();
        return optimizer.equals("adamw") ? Optional.empty() : Optional.of("optimizer " + optimizer);
    }

    /** The recipe under our names. */
    Recipe mapped() {
        ObjectNode ours = Json.MAPPER.createObjectNode();
        for (String name : List.of(
                "learningRate",
                "weightDecay",
                "maxGradNorm",
                "schedulerParameters",
                "warmupSteps",
                "warmupRatio",
                "trainBatchSize",
                "evalBatchSize",
                "gradientAccumulationSteps",
                "epochs",
                "maxSteps",
                "labelSmoothing",
                "maxSequenceLength",
                "frozen")) {
            ours.set(name, recipe.get(name));
        }
        ours.put("scheduler", recipe.path("scheduler").asText().replace('_', '-'));
        ours.set("adamBeta1", recipe.path("betas").get(0));
        ours.set("adamBeta2", recipe.path("betas").get(1));
        ours.set("adamEpsilon", recipe.get("eps"));
        ours.put("precision", recipe.path("precision").asText().replace("-autocast", ""));
        ours.put("evaluationStrategy", "epoch");
        ours.put("groupByLength", false);
        ours.put("loggingSteps", 1);
        return Recipe.parse(ours, Task.TEXT_CLASSIFICATION);
    }

    LossFunction loss() throws IOException {
        String type = ModelConfig.read(model()).toJson().path("problem_type").asText("");
        if (type.equals(LossFunction.REGRESSION.problemType())) {
            return LossFunction.REGRESSION;
        }
        return rows("train").get(0).has("labels") ? LossFunction.MULTI_LABEL : LossFunction.SINGLE_LABEL;
    }

    List<JsonNode> rows(String part) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(part + ".jsonl"))) {
            if (!line.isBlank()) {
                rows.add(Json.MAPPER.readTree(line));
            }
        }
        return rows;
    }

    /** One list of row numbers for each epoch. */
    List<int[]> order() {
        List<int[]> epochs = new ArrayList<>();
        for (JsonNode epoch : recipe.path("order")) {
            int[] rows = new int[epoch.size()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = epoch.get(i).intValue();
            }
            epochs.add(rows);
        }
        return epochs;
    }

    boolean isMixedPrecision() {
        return recipe.path("precision").asText().startsWith("bf16");
    }
}
