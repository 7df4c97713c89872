package io.ashlar.inference.painting;

import io.ashlar.contracts.Task;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.serving.DeviceThread;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.diffusion.TextToImageParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Answers prompts with pictures. Canceling an answer ends it at the next step. */
public final class PaintingTaskServer implements TaskServer {
    private static final Set<String> NAMES =
            Set.of("negative_prompt", "guidance_scale", "num_inference_steps", "width", "height", "seed", "scheduler");

    private final StableDiffusion model;
    private final DeviceThread thread;
    private final ModelServer<Painting, byte[]> server;

    /** The model is this server's from now on. */
    public PaintingTaskServer(String endpoint, StableDiffusion model, ServingLimits limits) {
        this.model = model;
        this.thread = new DeviceThread("painting-" + endpoint);
        this.server = new ModelServer<>(endpoint, new PaintingBatches(model), thread, limits);
    }

    @Override
    public Task task() {
        return Task.TEXT_TO_IMAGE;
    }

    @Override
    public ModelSummary summary() {
        return model.summary();
    }

    @Override
    public CompletableFuture<Answer> predict(Supplier<PredictionRequest> request, Deadline deadline, Executor worker) {
        return follow(request, deadline, worker, AnswerListener.NONE);
    }

    @Override
    public CompletableFuture<Answer> follow(
            Supplier<PredictionRequest> request, Deadline deadline, Executor worker, AnswerListener listener) {
        AtomicBoolean unwanted = new AtomicBoolean();
        CompletableFuture<List<byte[]>> files =
                server.submit(() -> paintings(request.get(), listener, unwanted), deadline, worker);
        files.whenComplete((pictures, failure) -> unwanted.set(true));
        return Futures.map(files, Answer.Images::new, worker);
    }

    private static List<Painting> paintings(
            PredictionRequest request, AnswerListener listener, AtomicBoolean unwanted) {
        TextToImageParameters parameters = parameters(request.parameters());
        List<Painting> paintings = new ArrayList<>();
        for (Input input : request.inputs()) {
            int number = paintings.size();
            StableDiffusion.StepListener steps = (done, all) -> {
                listener.step(number, done, all);
                return true;
            };
            paintings.add(new Painting(Input.requireSingle(input), parameters, steps, unwanted));
        }
        return paintings;
    }

    /** Without a seed every picture is another. */
    private static TextToImageParameters parameters(Parameters parameters) {
        parameters.allowOnly(NAMES);
        Long seed = parameters.whole("seed");
        return new TextToImageParameters(
                parameters.text("negative_prompt"),
                parameters.real("guidance_scale"),
                boxed(parameters.positive("num_inference_steps")),
                boxed(parameters.positive("width")),
                boxed(parameters.positive("height")),
                seed == null ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed,
                parameters.text("scheduler"));
    }

    private static @org.jspecify.annotations.Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    @Override
    public StatisticsSnapshot statistics() {
        return server.statistics();
    }

    @Override
    public void close(long amount, TimeUnit unit) throws InterruptedException {
        server.close(amount, unit);
        thread.close();
    }
}
