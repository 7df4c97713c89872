package io.ashlar.models.inspection;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.diffusion.PipelineParts;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FamilySupport;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A package folder as its files describe it: no engine is started and no weight is read, only the headers.
 *
 * @param modelType of {@code config.json}, or what a pipeline is registered as
 * @param architectures what {@code config.json} says the checkpoint was saved as; the networks of a pipeline
 * @param parts parameters by the beginnings of their keys
 * @param stored bytes of the checkpoint's tensors
 * @param tasks for each task that the family has: empty where the checkpoint fits, else what does not fit or is new
 */
public record PackageInspection(
        String modelType, List<String> architectures, Map<String, Long> parts, long stored, Map<String, String> tasks) {
    private static final int DEPTH = 2;

    /** Reads the folder's configuration and the headers of its checkpoint. */
    public static PackageInspection of(Path folder) {
        return PipelineParts.isPipeline(folder) ? ofPipeline(PipelineParts.of(folder)) : ofModel(folder);
    }

    private static PackageInspection ofPipeline(PipelineParts pipeline) {
        Map<String, Long> parts = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        long stored = 0;
        for (PipelineParts.Part part : pipeline.parts()) {
            parts.put(part.name(), part.parameters());
            stored += part.stored();
            if (!part.problem().isEmpty()) {
                problems.add(part.name() + ": " + part.problem());
            }
        }
        return new PackageInspection(
                pipeline.family(),
                List.copyOf(parts.keySet()),
                parts,
                stored,
                Map.of(Task.TEXT_TO_IMAGE.wireName(), String.join("; ", problems)));
    }

    private static PackageInspection ofModel(Path folder) {
        ModelConfig config = ModelConfig.read(folder);
        List<String> architectures = new ArrayList<>();
        config.toJson().path("architectures").forEach(name -> architectures.add(name.asText()));
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            Map<String, Long> parts = new TreeMap<>();
            long stored = 0;
            for (String name : checkpoint.names()) {
                Tensor tensor = checkpoint.find(name).orElseThrow();
                parts.merge(part(name), tensor.elements(), Long::sum);
                stored += tensor.bytes();
            }
            return new PackageInspection(config.modelType(), architectures, parts, stored, tasks(config, checkpoint));
        }
    }

    /** The beginning of a key, a layer's number left out. */
    private static String part(String name) {
        List<String> kept = new ArrayList<>();
        for (String step : name.split("\\.")) {
            if (kept.size() == DEPTH || step.matches("\\d+|weight|bias")) {
                break;
            }
            kept.add(step);
        }
        return kept.isEmpty() ? name : String.join(".", kept);
    }

    private static Map<String, String> tasks(ModelConfig config, Checkpoint checkpoint) {
        Map<String, String> tasks = new LinkedHashMap<>();
        for (Head head : Head.values()) {
            Architecture architecture;
            try {
                architecture = Families.architecture(config, checkpoint::names, head, new Blocks(LinearForm.PLAIN));
            } catch (ProblemException e) {
                continue;
            }
            tasks.put(name(head), fit(architecture, checkpoint));
        }
        if (tasks.isEmpty()) {
            Families.architecture(config, Head.FEATURES, new Blocks(LinearForm.PLAIN));
        }
        return tasks;
    }

    private static String name(Head head) {
        return head == Head.SEQ2SEQ
                ? Task.SUMMARIZATION.wireName() + ", " + Task.TRANSLATION.wireName()
                : head.task().map(Task::wireName).orElse("features");
    }

    private static String fit(Architecture architecture, Checkpoint checkpoint) {
        try {
            FittedWeights weights = WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, 0);
            return weights.newWeights().isEmpty() ? "" : "new weights, to be trained: " + weights.newWeights();
        } catch (ProblemException e) {
            return e.code().wireName() + ": " + e.detail();
        }
    }

    /** How many parameters the checkpoint has. */
    public long parameters() {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The precisions in which the family runs. */
    public Set<Precision> precisions() {
        return Families.support().stream()
                .filter(support -> support.name().equals(modelType))
                .findFirst()
                .map(FamilySupport::precisions)
                .orElse(Set.of());
    }

    /**
     * Bytes of the weights in a precision, the decoder of pictures in fp32; a matrix of int8 has a scale a row, which
     * is left out of account.
     */
    public long bytes(Precision precision) {
        long exact =
                tasks.containsKey(Task.TEXT_TO_IMAGE.wireName()) ? parts.getOrDefault(PipelineParts.DECODER, 0L) : 0;
        long each = precision == Precision.INT8 ? 1 : precision.dtype().bytes();
        return (parameters() - exact) * each + exact * Precision.FP32.dtype().bytes();
    }
}
