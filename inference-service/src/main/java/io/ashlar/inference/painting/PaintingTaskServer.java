package io.ashlar.inference.painting;

import io.ashlar.contracts.Task;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.inference.prediction.FollowedTaskServer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.diffusion.TextToImageParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Answers prompts with pictures. Canceling an answer ends it at the next step. */
public final class PaintingTaskServer {
    private static final Set<String> NAMES =
            Set.of("negative_prompt", "guidance_scale", "num_inference_steps", "width", "height", "seed", "scheduler");

    private PaintingTaskServer() {}

    /** The model is the server's from now on. */
    public static TaskServer start(String endpoint, StableDiffusion model, ServingLimits limits) {
        return FollowedTaskServer.start(
                endpoint,
                Task.TEXT_TO_IMAGE,
                model.summary(),
                new PaintingBatches(model),
                limits,
                PaintingTaskServer::paintings,
                Answer.Images::new);
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

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
