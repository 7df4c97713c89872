package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.lora.LoraWeights;
import io.ashlar.models.training.lora.NewerNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far trained weights are from the recorded ones: for each parameter the L2 norm of the difference over that of the
 * recorded update, elements left out that rounding decides.
 */
final class WeightComparison {
    private static final int ROUNDINGS = 4;

    private WeightComparison() {}

    /** The parameter that is farthest. */
    record Worst(String name, double deviation) {}

    static Worst compare(RecordedRun run, Path weights) {
        Worst worst = new Worst("none", 0);
        try (SafetensorsFile golden = SafetensorsFile.open(run.folder().resolve("golden.safetensors"));
                SafetensorsFile ours = SafetensorsFile.open(weights);
                Checkpoint start = run.adapter().isPresent()
                        ? SafetensorsFile.open(run.adapter().get().resolve(LoraWeights.FILE))
                        : Checkpoints.open(run.model())) {
            String family = ModelConfig.read(run.model()).modelType();
            Map<String, String> newer = new HashMap<>();
            ours.names().forEach(name -> newer.put(NewerNames.of(family, name), name));
            for (String name : golden.names()) {
                Tensor begun = start.find(name)
                        .orElseThrow(() -> new IllegalStateException("'" + name + "' is not in the start"));
                // what no loss depends on is not part of our model, and stays as it is in theirs
                String own = newer.getOrDefault(plain(name), plain(name));
                Tensor trained = ours.find(own).orElse(begun);
                double deviation = deviation(
                        Tensors.toFloats(golden.find(name).orElseThrow()),
                        Tensors.toFloats(trained),
                        Tensors.toFloats(begun),
                        run.golden().path("unstable").path(name));
                if (deviation > worst.deviation() || Double.isNaN(deviation)) {
                    worst = new Worst(name, deviation);
                }
            }
            refuseUnrecorded(family, ours, golden);
        }
        return worst;
    }

    private static void refuseUnrecorded(String family, SafetensorsFile ours, SafetensorsFile golden) {
        List<String> unrecorded = new ArrayList<>();
        for (String name : ours.names()) {
            String other = NewerNames.of(family, name);
            if (!isStatistic(name)
                    && Stream.of(name, other, LoraWeights.PEFT_PREFIX + name, LoraWeights.PEFT_PREFIX + other)
                            .noneMatch(each -> golden.find(each).isPresent())) {
                unrecorded.add(name);
            }
        }
        if (!unrecorded.isEmpty()) {
            throw new IllegalStateException("Trained, but not recorded: " + unrecorded);
        }
    }

    private static boolean isStatistic(String name) {
        return name.endsWith(".running_mean") || name.endsWith(".running_var");
    }

    private static String plain(String name) {
        return name.startsWith(LoraWeights.PEFT_PREFIX) ? name.substring(LoraWeights.PEFT_PREFIX.length()) : name;
    }

    static double deviation(float[] golden, float[] ours, float[] start, JsonNode unstable) {
        boolean[] leftOut = new boolean[golden.length];
        if (unstable.isTextual()) {
            return 0;
        }
        for (JsonNode range : unstable) {
            java.util.Arrays.fill(leftOut, range.get(0).intValue(), range.get(1).intValue(), true);
        }
        double difference = 0;
        double update = 0;
        double size = 0;
        for (int i = 0; i < golden.length; i++) {
            if (!leftOut[i]) {
                difference += Math.pow((double) ours[i] - golden[i], 2);
                update += Math.pow((double) golden[i] - start[i], 2);
                size += Math.pow(start[i], 2);
            }
        }
        if (update == 0) {
            // It stayed as it was: with other threads a sum of zeros may round to the next number.
            return Math.sqrt(difference) <= ROUNDINGS * Math.ulp(1f) * Math.sqrt(size) ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.sqrt(difference / update);
    }
}
