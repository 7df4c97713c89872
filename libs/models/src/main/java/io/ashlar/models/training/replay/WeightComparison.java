package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.training.lora.LoraWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far trained weights are from the recorded ones: for each parameter the L2 norm of the difference over that of the
 * recorded update, elements left out that rounding decides.
 */
final class WeightComparison {
    private WeightComparison() {}

    /** The parameter that is farthest. */
    record Worst(String name, double deviation) {}

    static Worst compare(RecordedRun run, Path weights) {
        Worst worst = new Worst("none", 0);
        List<String> unrecorded = new ArrayList<>();
        try (SafetensorsFile golden = SafetensorsFile.open(run.folder().resolve("golden.safetensors"));
                SafetensorsFile ours = SafetensorsFile.open(weights);
                Checkpoint start = run.adapter().isPresent()
                        ? SafetensorsFile.open(run.adapter().get().resolve(LoraWeights.FILE))
                        : Checkpoints.open(run.model())) {
            for (String name : golden.names()) {
                Tensor begun = start.find(name)
                        .orElseThrow(() -> new IllegalStateException("'" + name + "' is not in the start"));
                // what no loss depends on is not part of our model, and stays as it is in theirs
                Tensor trained = ours.find(plain(name)).orElse(begun);
                double deviation = deviation(
                        Tensors.toFloats(golden.find(name).orElseThrow()),
                        Tensors.toFloats(trained),
                        Tensors.toFloats(begun),
                        run.golden().path("unstable").path(name));
                if (deviation > worst.deviation() || Double.isNaN(deviation)) {
                    worst = new Worst(name, deviation);
                }
            }
            for (String name : ours.names()) {
                if (golden.find(name).isEmpty()
                        && golden.find(LoraWeights.PEFT_PREFIX + name).isEmpty()) {
                    unrecorded.add(name);
                }
            }
            unrecorded.removeIf(WeightComparison::isStatistic);
            if (!unrecorded.isEmpty()) {
                throw new IllegalStateException("Trained, but not recorded: " + unrecorded);
            }
        }
        return worst;
    }

    private static boolean isStatistic(String name) {
        return name.endsWith(".running_mean") || name.endsWith(".running_var");
    }

    private static String plain(String name) {
        return name.startsWith(LoraWeights.PEFT_PREFIX) ? name.substring(LoraWeights.PEFT_PREFIX.length()) : name;
    }

    private static double deviation(float[] golden, float[] ours, float[] start, JsonNode unstable) {
        boolean[] leftOut = new boolean[golden.length];
        if (unstable.isTextual()) {
            return 0;
        }
        for (JsonNode range : unstable) {
            java.util.Arrays.fill(leftOut, range.get(0).intValue(), range.get(1).intValue(), true);
        }
        double difference = 0;
        double update = 0;
        for (int i = 0; i < golden.length; i++) {
            if (!leftOut[i]) {
                difference += Math.pow((double) ours[i] - golden[i], 2);
                update += Math.pow((double) golden[i] - start[i], 2);
            }
        }
        return update == 0 ? (difference == 0 ? 0 : Double.POSITIVE_INFINITY) : Math.sqrt(difference / update);
    }
}
