package io.ashlar.models.training.reports;

/**
 * One optimizer step.
 *
 * @param step counted from 1
 * @param epoch how many epochs are done with this step, for example 1.25
 * @param learningRate the rate used in this step
 * @param gradNorm the global norm before clipping
 * @param tokens tokens of all its batches
 * @param seconds how long it took
 */
public record StepReport(
        long step,
        long totalSteps,
        double epoch,
        double loss,
        double learningRate,
        double gradNorm,
        int rows,
        long tokens,
        double seconds) {
    /** Tokens of the batch for each second. */
    public double tokensPerSecond() {
        return tokens / seconds;
    }
}
