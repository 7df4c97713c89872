package io.ashlar.models.training.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.training.loop.ModelSetup;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes what a training made as a package in Hugging Face layout: {@code transformers} and Ashlar load it alike, and
 * {@code ashlar.json} says what made it.
 */
public final class TunedPackage {
    private static final List<String> COPIED = List.of(
            "generation_config.json",
            "preprocessor_config.json",
            "chat_template.jinja",
            "chat_template.json",
            "source.spm",
            "target.spm",
            "bpe.codes",
            "sentencepiece.model",
            "tokenizer.model",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.txt",
            "vocab.json",
            "merges.txt",
            "sentencepiece.bpe.model",
            "spiece.model");

    private TunedPackage() {}

    /**
     * What the training itself does not know.
     *
     * @param testMetrics measured on rows that the training never saw; empty where there were none
     */
    public record Origin(Provenance provenance, Map<String, Double> testMetrics) {
        public Origin {
            testMetrics = Map.copyOf(testMetrics);
        }
    }

    /** Writes the folder {@code target}, which must not be there yet, whole or not at all. */
    public static void write(Path target, TrainingPlan plan, TrainingOutcome outcome, Origin origin)
            throws IOException {
        Path parent = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a package needs a folder to be in");
        Files.createDirectories(parent);
        Path unfinished = parent.resolve(".unfinished-" + target.getFileName());
        delete(unfinished);
        Files.createDirectory(unfinished);
        try {
            ModelSetup setup = ModelSetup.of(plan);
            copyFiles(plan.basePackage(), unfinished);
            writeJson(
                    unfinished.resolve("config.json"),
                    TunedConfig.of(setup.config(), plan.objective().task()));
            writeWeights(unfinished.resolve("model.safetensors"), plan, setup, outcome);
            if (setup.adaptation().isPresent()
                    && !setup.adaptation().get().lora().merge()) {
                PeftAdapter.write(unfinished.resolve("adapter"), setup, outcome.weights(), plan, origin);
            }
            String name = target.getFileName().toString();
            Files.writeString(unfinished.resolve("README.md"), ModelCard.of(name, plan, outcome, origin));
            writeJson(unfinished.resolve("ashlar.json"), PackageRecord.of(unfinished, plan, outcome, origin));
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unfinished);
        }
    }

    private static void writeWeights(Path file, TrainingPlan plan, ModelSetup setup, TrainingOutcome outcome)
            throws IOException {
        try (Checkpoint base = Checkpoints.open(plan.basePackage());
                SafetensorsFile trained = SafetensorsFile.open(outcome.weights())) {
            Map<String, Tensor> weights = new LinkedHashMap<>();
            trained.names().forEach(path -> trained.find(path).ifPresent(tensor -> weights.put(path, tensor)));
            SafetensorsWriter.write(file, setup.whole(base, weights), Map.of("format", "pt"));
        }
    }

    private static void copyFiles(Path base, Path target) throws IOException {
        for (String name : COPIED) {
            if (Files.isRegularFile(base.resolve(name))) {
                Files.copy(base.resolve(name), target.resolve(name));
            }
        }
    }

    private static void writeJson(Path file, ObjectNode json) throws IOException {
        Files.writeString(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> below = Files.walk(folder)) {
                for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
