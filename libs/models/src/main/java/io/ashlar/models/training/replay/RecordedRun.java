package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.families.ModelConfig;
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

    Task task() {
        return Task.of(recipe.path("task").asText());
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
        ours.set("optimizer", recipe.get("optimizer"));
        ours.set("lora", recipe.get("lora"));
        if (recipe.path("classWeights").isArray()) {
            ours.set("classWeights", weights(ModelConfig.read(model()).labels(), recipe.path("classWeights")));
        }
        for (String name : List.of("labelAllPieces", "docStride", "lossOn", "sourcePrefix", "maxTargetLength")) {
            ours.set(name, recipe.get(name));
        }
        return Recipe.parse(ours, task());
    }

    private static ObjectNode weights(List<String> labels, JsonNode given) {
        ObjectNode weights = Json.MAPPER.createObjectNode();
        for (int i = 0; i < labels.size(); i++) {
            weights.set(labels.get(i), given.get(i));
        }
        return weights;
    }

    /** The adapter that it began with, where it trained one. */
    Optional<Path> adapter() {
        Path adapter = folder.resolve("adapter");
        return Files.isDirectory(adapter) ? Optional.of(adapter) : Optional.empty();
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
        return !recipe.path("precision").asText().equals("fp32");
    }
}
