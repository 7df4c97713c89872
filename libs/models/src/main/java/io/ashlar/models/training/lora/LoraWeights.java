package io.ashlar.models.training.lora;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.Architecture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Where adapters begin, and what they make of the weights beside them. */
public final class LoraWeights {
    /** What PEFT puts before the paths of a model. */
    public static final String PEFT_PREFIX = "base_model.model.";

    /** The file in which PEFT keeps an adapter's weights. */
    public static final String FILE = "adapter_model.safetensors";

    private LoraWeights() {}

    /**
     * A (uniform within 1 / sqrt(in), which keeps the variance of what goes in) and B (zero, so that the model begins
     * as it is) of every target.
     */
    public static Map<String, Tensor> initial(Architecture plain, Adaptation adaptation, long seed) {
        Map<String, Block> linears = targets(plain, adaptation);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        int rank = adaptation.lora().rank();
        linears.forEach((target, linear) -> {
            long out = LinearBlocks.out(linear);
            weights.put(path(target, LoraBlocks.A), drawn(target, rank, LinearBlocks.in(linear), seed));
            weights.put(
                    path(target, LoraBlocks.B),
                    ArrayTensor.of(List.of(out, (long) rank), new float[Math.toIntExact(out * rank)]));
        });
        return weights;
    }

    /** A and B of every target, and the blocks that were trained in full, from an adapter in PEFT's layout. */
    public static Map<String, Tensor> saved(Architecture plain, Adaptation adaptation, Path folder) {
        Map<String, Tensor> weights = new LinkedHashMap<>(initial(plain, adaptation, 0));
        plain.root().forEachWeight((path, weight) -> {
            if (adaptation.trains(path)) {
                weights.put(path, ArrayTensor.of(weight.shape(), new float[count(weight)]));
            }
        });
        try (SafetensorsFile adapter = SafetensorsFile.open(folder.resolve(FILE))) {
            weights.replaceAll((path, begin) -> copy(path, NewerNames.of(plain.family(), path), begin, adapter));
        }
        return weights;
    }

    private static Tensor copy(String path, String newer, Tensor begin, SafetensorsFile adapter) {
        Tensor found = adapter.find(PEFT_PREFIX + path)
                .or(() -> adapter.find(PEFT_PREFIX + newer))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_WEIGHT_MISSING, "The adapter has no weight '" + PEFT_PREFIX + path + "'."));
        if (!found.shape().equals(begin.shape())) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "The adapter's '" + PEFT_PREFIX + path + "' has shape " + found.shape() + ", not " + begin.shape()
                            + ".");
        }
        return ArrayTensor.of(found.shape(), Tensors.toFloats(found));
    }

    private static Map<String, Block> targets(Architecture plain, Adaptation adaptation) {
        Map<String, Block> linears = LinearBlocks.of(plain.root());
        linears.keySet().retainAll(adaptation.targets());
        return linears;
    }

    private static String path(String target, String factor) {
        return target + "." + factor + ".weight";
    }

    private static int count(Block.Weight weight) {
        return Math.toIntExact(weight.shape().stream().reduce(1L, Math::multiplyExact));
    }

    private static Tensor drawn(String path, int rank, long in, long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + path.hashCode());
        double bound = 1 / Math.sqrt(in);
        float[] values = new float[Math.toIntExact(rank * in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return ArrayTensor.of(List.of((long) rank, in), values);
    }

    /** Adds to each target's weight what its A and B learned; the rest stays as it is. */
    public static Map<String, Tensor> merged(Architecture plain, Adaptation adaptation, Map<String, Tensor> weights) {
        Map<String, Tensor> merged = new LinkedHashMap<>();
        weights.forEach((path, tensor) -> {
            if (!LoraBlocks.isAdapter(path)) {
                merged.put(path, tensor);
            }
        });
        targets(plain, adaptation)
                .forEach((target, linear) -> merged.computeIfPresent(
                        target + ".weight",
                        (path, base) -> new MergedTensor(
                                base,
                                factor(weights, target, LoraBlocks.A),
                                factor(weights, target, LoraBlocks.B),
                                adaptation.lora().scale(),
                                LinearBlocks.isTransposed(linear))));
        return merged;
    }

    private static float[] factor(Map<String, Tensor> weights, String target, String name) {
        String path = path(target, name);
        Tensor tensor = weights.get(path);
        if (tensor == null) {
            throw new IllegalArgumentException("There is no weight '" + path + "'");
        }
        return Tensors.toFloats(tensor);
    }
}
