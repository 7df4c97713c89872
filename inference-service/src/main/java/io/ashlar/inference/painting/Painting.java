package io.ashlar.inference.painting;

import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.diffusion.TextToImageParameters;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A picture that is wanted.
 *
 * @param steps hears of every step
 * @param unwanted set by whoever gives up waiting
 */
record Painting(
        String prompt, TextToImageParameters parameters, StableDiffusion.StepListener steps, AtomicBoolean unwanted) {
    /** Whether it may go on after this step. */
    boolean stepped(int done, int all) {
        return steps.onStep(done, all) && !unwanted.get();
    }
}
