package io.ashlar.models.training.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.RecordedSteps;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.loop.ValidationMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Needs a Python with transformers and peft, named by ASHLAR_PYTHON. */
@Tag("python")
@EnabledIfEnvironmentVariable(named = "ASHLAR_PYTHON", matches = ".+")
class PeersOpenTunedPackagesTest {
    private final RecordedSteps recorded = new RecordedSteps();

    @TempDir
    Path folder;

    @BeforeAll
    static void startWithOneThread() {
        TorchEngine.start(1);
    }

    @Test
    void shouldGiveTheirLogitsInTransformersAndInPeft() throws IOException {
        ObjectNode recipe = recorded.recipe()
                .put("maxSteps", 4)
                .put("learningRate", 0.01)
                .put("warmupSteps", 0)
                .put("precision", "fp32");
        recipe.putObject("lora").put("rank", 4).put("alpha", 16).put("merge", false);
        TrainingPlan plan = recorded.shuffled(folder.resolve("work"), recipe);
        List<float[][]> evaluated = new ArrayList<>();
        ValidationMetrics metrics = ValidationMetrics.ofRows(logits -> {
            evaluated.add(logits);
            return Map.of();
        });
        TrainingOutcome outcome = new FineTuning(plan, metrics, new TrainingListener() {}).run();
        Path target = folder.resolve("tuned");
        Provenance provenance = new Provenance("tiny@1", null, null, "messages@1", null, Map.of());
        TunedPackage.write(target, plan, outcome, new TunedPackage.Origin(provenance, Map.of()));

        JsonNode theirs = peers(target);

        float[][] ours = evaluated.get(evaluated.size() - 1);
        for (String kind : List.of("package", "adapter")) {
            for (int row = 0; row < ours.length; row++) {
                for (int label = 0; label < ours[row].length; label++) {
                    assertThat(theirs.path(kind).get(row).get(label).doubleValue())
                            .as(kind)
                            .isCloseTo(ours[row][label], within(1e-4));
                }
            }
        }
    }

    private JsonNode peers(Path target) throws IOException {
        List<long[]> ids = recorded.rows().subList(0, 7).stream()
                .map(TextRow::encoding)
                .map(encoding -> encoding.ids())
                .toList();
        Process python = new ProcessBuilder(
                        System.getenv("ASHLAR_PYTHON"),
                        "src/test/python/check_tuned_package.py",
                        target.toString(),
                        RecordedSteps.base().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = python.getOutputStream()) {
            in.write(Json.MAPPER.writeValueAsBytes(ids));
        }
        return Json.MAPPER.readTree(python.getInputStream());
    }
}
