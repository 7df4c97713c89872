package io.ashlar.models.diffusion;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a user may ask for beside the prompt; what is absent has the default of the model's pipeline.
 *
 * @param guidanceScale how far beyond the model's own answer the prompt pulls; 1 or less switches guidance off
 * @param seed of the noise; diffusers on a CPU begins with the same
 * @param scheduler one of {@link io.ashlar.models.diffusion.schedulers.Schedulers#NAMES}
 */
public record TextToImageParameters(
        @Nullable String negativePrompt,
        @Nullable Double guidanceScale,
        @Nullable Integer numInferenceSteps,
        @Nullable Integer width,
        @Nullable Integer height,
        long seed,
        @Nullable String scheduler) {
    private static final int MAX_EDGE = 2048;
    private static final int MAX_GUIDANCE = 1000;

    /** Nothing asked for, seed 0. */
    public static final TextToImageParameters DEFAULT =
            new TextToImageParameters(null, null, null, null, null, 0, null);

    public TextToImageParameters {
        if (guidanceScale != null && !(guidanceScale >= 0 && guidanceScale <= MAX_GUIDANCE)) {
            throw invalid("guidance_scale", guidanceScale, "from 0 to " + MAX_GUIDANCE);
        }
        if (numInferenceSteps != null && numInferenceSteps < 1) {
            throw invalid("num_inference_steps", numInferenceSteps, "above 0");
        }
    }

    double guidanceOr(double absent) {
        return guidanceScale == null ? absent : guidanceScale;
    }

    int stepsOr(int absent) {
        return numInferenceSteps == null ? absent : numInferenceSteps;
    }

    /** An edge of the picture, which must be whole in latents. */
    int edge(String name, @Nullable Integer asked, int absent, int factor) {
        int edge = asked == null ? absent : asked;
        if (edge < factor || edge > MAX_EDGE || edge % factor != 0) {
            throw invalid(name, edge, "a multiple of " + factor + " up to " + MAX_EDGE);
        }
        return edge;
    }

    private static ProblemException invalid(String name, Object value, String rule) {
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID, name + " is " + value + ". It must be " + rule + ".");
    }
}
