package io.ashlar.models.diffusion;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.diffusion.schedulers.Scheduler;
import io.ashlar.models.diffusion.schedulers.SchedulerConfig;
import io.ashlar.models.diffusion.schedulers.Schedulers;
import io.ashlar.models.images.RgbImage;
import io.ashlar.models.running.ModelPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A Stable Diffusion package opened to make pictures of prompts. One thread at a time. The repository's safety checker,
 * where it has one, is not run.
 */
public final class StableDiffusion implements AutoCloseable {
    static final String INDEX = "model_index.json";
    static final String WEIGHTS = "diffusion_pytorch_model";
    private static final int SIZES = 6;

    private final Prompts prompts;
    private final ModelPart unet;
    private final UNetPart unetPart;
    private final ModelPart decoder;
    private final DecoderPart decoderPart;
    private final SchedulerConfig schedulers;
    private final ModelSummary summary;
    private final boolean large;

    private StableDiffusion(
            Prompts prompts,
            UNetPart unetPart,
            ModelPart unet,
            DecoderPart decoderPart,
            ModelPart decoder,
            SchedulerConfig schedulers,
            Precision precision) {
        this.prompts = prompts;
        this.unetPart = unetPart;
        this.unet = unet;
        this.decoderPart = decoderPart;
        this.decoder = decoder;
        this.schedulers = schedulers;
        this.large = prompts.encoders().size() > 1;
        List<ModelPart> parts = new ArrayList<>(List.of(unet, decoder));
        prompts.encoders().forEach(encoder -> parts.add(encoder.network()));
        this.summary = new ModelSummary(
                family(large),
                Task.TEXT_TO_IMAGE,
                parts.stream().mapToLong(ModelPart::parameters).sum(),
                parts.stream().mapToLong(ModelPart::bytes).sum(),
                prompts.encoders().get(0).part().positions(),
                List.of(),
                precision,
                List.of());
    }

    /** Opens a folder with {@code model_index.json}; the decoder of pictures always runs in fp32. */
    public static StableDiffusion open(Path folder, OpenOptions options) {
        JsonNode index = index(folder);
        boolean large = isLarge(index);
        SchedulerConfig schedulers = SchedulerConfig.read(folder.resolve("scheduler/scheduler_config.json"));
        UNetPart unetPart = new UNetPart(PartConfig.read(folder, "unet"));
        DecoderPart decoderPart = new DecoderPart(PartConfig.read(folder, "vae"));
        OpenOptions exact = new OpenOptions(Precision.FP32, options.headSeed(), options.threads());
        List<AutoCloseable> opened = new ArrayList<>();
        try (Checkpoint unetWeights = Checkpoints.open(folder.resolve("unet"), WEIGHTS, WEIGHTS);
                Checkpoint decoderWeights = Checkpoints.open(folder.resolve("vae"), WEIGHTS, WEIGHTS)) {
            List<TextEncoder> encoders = new ArrayList<>();
            for (String suffix : large ? List.of("", "_2") : List.of("")) {
                TextEncoder encoder = TextEncoder.open(folder, suffix, large, options);
                encoders.add(encoder);
                opened.add(encoder);
            }
            ModelPart unet = ModelPart.open(unetPart::architecture, unetWeights, options);
            opened.add(unet);
            ModelPart decoder = ModelPart.open(decoderPart::architecture, decoderWeights, exact);
            Prompts prompts = new Prompts(
                    encoders,
                    large && index.path("force_zeros_for_empty_prompt").asBoolean(true));
            return new StableDiffusion(prompts, unetPart, unet, decoderPart, decoder, schedulers, options.precision());
        } catch (RuntimeException e) {
            opened.forEach(StableDiffusion::closeQuietly);
            throw e;
        }
    }

    /** The family's name, as it is registered. */
    static String family(boolean large) {
        return large ? "stable-diffusion-xl" : "stable-diffusion";
    }

    /** Whether the index asks for the XL pipeline; one that is neither is refused. */
    static boolean isLarge(JsonNode index) {
        String pipeline = index.path("_class_name").asText("");
        boolean large = pipeline.equals("StableDiffusionXLPipeline");
        if (!large && !pipeline.equals("StableDiffusionPipeline")) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "model_index.json asks for '" + pipeline
                            + "'. Ashlar has StableDiffusionPipeline and StableDiffusionXLPipeline.");
        }
        return large;
    }

    static JsonNode index(Path folder) {
        try {
            return Json.MAPPER.readTree(folder.resolve(INDEX).toFile());
        } catch (IOException e) {
            throw new ProblemException(
                    Files.exists(folder.resolve(INDEX))
                            ? ProblemCode.MODEL_FILE_MALFORMED
                            : ProblemCode.MODEL_FILE_MISSING,
                    "The package has no model_index.json that can be read. Text-to-image takes diffusers' layout.");
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public ModelSummary summary() {
        return summary;
    }

    /** Called after every step. */
    @FunctionalInterface
    public interface StepListener {
        /** Whether to go on after {@code done} of {@code steps}. */
        boolean onStep(int done, int steps);
    }

    /** A picture of the prompt; a listener that says no ends it with {@link CancellationException}. */
    public RgbImage generate(String prompt, TextToImageParameters parameters, StepListener listener) {
        int[] size = size(parameters);
        Scheduler scheduler = Schedulers.of(schedulers, parameters.scheduler(), parameters.stepsOr(50));
        TorchGaussian noise = new TorchGaussian(parameters.seed());
        int factor = decoderPart.factor();
        int count = Math.toIntExact(unetPart.channels() * (size[0] / factor) * (size[1] / factor));
        Prompts.Conditioning conditioning = condition(prompt, parameters);
        float[] latents = denoise(
                noise.draw(count), size, new Denoising(scheduler, conditioning, guidance(parameters), noise), listener);
        return Pictures.of(decode(latents, size), size[1], size[0]);
    }

    /**
     * One step at a small size and its picture, to see whether the parts fit together: the sum of the values, which is
     * not finite where one of them is not.
     */
    public float probe(String prompt) {
        int edge = 8 * decoderPart.factor();
        TextToImageParameters parameters = new TextToImageParameters(null, null, 2, edge, edge, 0, null);
        int[] size = {edge, edge};
        TorchGaussian noise = new TorchGaussian(0);
        Scheduler scheduler = Schedulers.of(schedulers, null, 2);
        Denoising run = new Denoising(scheduler, condition(prompt, parameters), guidance(parameters), noise);
        float[] unitNoise = noise.draw(Math.toIntExact(unetPart.channels() * 8 * 8));
        float sum = 0;
        for (float value : answer(scheduler.scaled(unitNoise, 0), scheduler.timestep(0), size, run)) {
            sum += value;
        }
        for (float value : decode(unitNoise, size)) {
            sum += value;
        }
        return sum;
    }

    /** One run's parts. */
    record Denoising(Scheduler scheduler, Prompts.Conditioning conditioning, double guidance, Scheduler.Noise noise) {}

    Prompts.Conditioning condition(String prompt, TextToImageParameters parameters) {
        return prompts.of(prompt, parameters.negativePrompt(), guidance(parameters) > 1);
    }

    double guidance(TextToImageParameters parameters) {
        return parameters.guidanceOr(large ? 5 : 7.5);
    }

    /** Height and width in pixels. */
    private int[] size(TextToImageParameters parameters) {
        int factor = decoderPart.factor();
        int[] trained = unetPart.sampleSize();
        return new int[] {
            parameters.edge("height", parameters.height(), trained[0] * factor, factor),
            parameters.edge("width", parameters.width(), trained[1] * factor, factor)
        };
    }

    /** From unit noise (channels, h, w) to latents without noise. */
    float[] denoise(float[] unitNoise, int[] size, Denoising run, StepListener listener) {
        Scheduler scheduler = run.scheduler();
        float[] sample = unitNoise.clone();
        for (int i = 0; i < sample.length; i++) {
            sample[i] *= scheduler.initialSigma();
        }
        for (int step = 0; step < scheduler.steps(); step++) {
            float[] output = answer(scheduler.scaled(sample, step), scheduler.timestep(step), size, run);
            sample = scheduler.next(output, step, sample, run.noise());
            if (!listener.onStep(step + 1, scheduler.steps())) {
                throw new CancellationException("stopped after step " + (step + 1) + " of " + scheduler.steps());
            }
        }
        return sample;
    }

    private float[] answer(float[] sample, double timestep, int[] size, Denoising run) {
        Prompts.Conditioning texts = run.conditioning();
        int factor = decoderPart.factor();
        Shape latents = new Shape(1, unetPart.channels(), size[0] / factor, size[1] / factor);
        return unet.call(
                "step",
                scope -> List.of(
                        tensor(scope, sample, latents),
                        tensor(scope, new float[] {(float) timestep}, new Shape(1)),
                        tensor(scope, texts.context(), new Shape(texts.texts(), texts.tokens(), texts.width())),
                        tensor(scope, texts.pooled(), new Shape(texts.texts(), texts.pooled().length / texts.texts())),
                        tensor(scope, sizes(texts.texts(), size), new Shape(texts.texts(), SIZES)),
                        IValue.from(run.guidance())));
    }

    /** What the large model is told of sizes: the original, where it was cropped, and the target. */
    private static float[] sizes(int texts, int... size) {
        float[] sizes = new float[texts * SIZES];
        for (int i = 0; i < texts; i++) {
            sizes[i * SIZES] = size[0];
            sizes[i * SIZES + 1] = size[1];
            sizes[i * SIZES + 4] = size[0];
            sizes[i * SIZES + 5] = size[1];
        }
        return sizes;
    }

    /** Latents to a picture: (3, height, width) from 0 to 1. */
    float[] decode(float[] latents, int[] size) {
        int factor = decoderPart.factor();
        Shape shape = new Shape(1, decoderPart.latents(), size[0] / factor, size[1] / factor);
        return decoder.call("forward", scope -> List.of(tensor(scope, latents, shape)));
    }

    private static IValue tensor(NDManager scope, float[] values, Shape shape) {
        return IValue.from((PtNDArray) scope.create(values, shape));
    }

    @Override
    public void close() {
        prompts.encoders().forEach(TextEncoder::close);
        unet.close();
        decoder.close();
    }
}
