package io.ashlar.models.diffusion.schedulers;

/**
 * One run over the noise levels, from the highest down. It keeps what it has seen: one run, one thread. Samples are
 * flat; their shape does not matter.
 */
public interface Scheduler {
    /** How many times the model is asked. */
    int steps();

    /** What the model is told about the noise at a step. */
    double timestep(int step);

    /** What unit noise is multiplied with to begin. */
    float initialSigma();

    /** The sample as the model takes it at a step. */
    float[] scaled(float[] sample, int step);

    /** The sample after a step, from what the model answered; {@code noise} for those that add some. */
    float[] next(float[] output, int step, float[] sample, Noise noise);

    /** Where unit Gaussian noise comes from. */
    @FunctionalInterface
    interface Noise {
        float[] draw(int count);
    }
}
