package io.ashlar.models.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.diffusion.schedulers.Scheduler;
import io.ashlar.models.diffusion.schedulers.SchedulerConfig;
import io.ashlar.models.diffusion.schedulers.Schedulers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the cases of a folder with expected latents and pictures, from the recorded noise. */
public final class DiffusionReplay {
    private DiffusionReplay() {}

    /**
     * How far a case is from what was expected.
     *
     * @param latents largest difference after any step
     * @param picture largest difference of the picture, from 0 to 1
     */
    public record Difference(String name, double latents, double picture) {}

    /** All cases of the folder. */
    public static List<Difference> replay(Path folder, JsonNode golden) {
        List<Difference> differences = new ArrayList<>();
        try (StableDiffusion model = StableDiffusion.open(folder, OpenOptions.of(Precision.FP32));
                Checkpoint expected = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            for (JsonNode goldenCase : golden.path("cases")) {
                differences.add(replay(model, expected, folder, goldenCase));
            }
        }
        return differences;
    }

    private static Difference replay(StableDiffusion model, Checkpoint expected, Path folder, JsonNode goldenCase) {
        String name = goldenCase.path("name").asText();
        TextToImageParameters parameters = new TextToImageParameters(
                goldenCase.path("negative_prompt").isTextual()
                        ? goldenCase.path("negative_prompt").asText()
                        : null,
                goldenCase.path("guidance_scale").asDouble(),
                goldenCase.path("num_inference_steps").asInt(),
                goldenCase.path("width").asInt(),
                goldenCase.path("height").asInt(),
                goldenCase.path("seed").asLong(0),
                null);
        int[] size = {
            goldenCase.path("height").asInt(), goldenCase.path("width").asInt()
        };
        Scheduler scheduler = Schedulers.of(
                SchedulerConfig.read(
                        folder.resolve(goldenCase.path("scheduler_config").asText())),
                null,
                goldenCase.path("num_inference_steps").asInt());
        float[] noise = floats(expected, name + ".initial_latents");
        TorchGaussian generator = new TorchGaussian(parameters.seed());
        // The recorded noise is the generator's first: what is added later comes after it.
        generator.draw(noise.length);
        Recorded recorded = new Recorded(scheduler);
        float[] latents = model.denoise(
                noise,
                size,
                new StableDiffusion.Denoising(
                        recorded,
                        model.condition(goldenCase.path("prompt").asText(), parameters),
                        model.guidance(parameters),
                        generator),
                (done, steps) -> true);
        double latentDifference = 0;
        for (int i = 0; i < recorded.samples.size(); i++) {
            float[] wanted = floats(expected, name + ".latents_after_step." + i);
            latentDifference = Math.max(latentDifference, difference(wanted, recorded.samples.get(i)));
        }
        double picture = difference(floats(expected, name + ".image"), model.decode(latents, size));
        return new Difference(name, latentDifference, picture);
    }

    /** A scheduler that keeps every sample it gave. */
    private static final class Recorded implements Scheduler {
        private final Scheduler inner;
        private final List<float[]> samples = new ArrayList<>();

        Recorded(Scheduler inner) {
            this.inner = inner;
        }

        @Override
        public int steps() {
            return inner.steps();
        }

        @Override
        public double timestep(int step) {
            return inner.timestep(step);
        }

        @Override
        public float initialSigma() {
            return inner.initialSigma();
        }

        @Override
        public float[] scaled(float[] sample, int step) {
            return inner.scaled(sample, step);
        }

        @Override
        public float[] next(float[] output, int step, float[] sample, Noise noise) {
            float[] next = inner.next(output, step, sample, noise);
            samples.add(next);
            return next;
        }
    }

    private static float[] floats(Checkpoint expected, String name) {
        return expected.find(name).map(Tensors::toFloats).orElse(new float[0]);
    }

    private static double difference(float[] expected, float[] ours) {
        if (expected.length != ours.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            double difference = Math.abs(expected[i] - ours[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }
}
