package io.ashlar.models.training.reports;

/**
 * One optimizer step.
 *
 * @param step counted from 1
 * @param epoch how many epochs are done with this step, for example 1.25
 * @param learningRate the rate used in this step
 * @param loss not finite only in a skipped step
 * @param gradNorm the global norm before clipping; not finite in a skipped step
 * @param skipped whether the weights stayed as they were, because in fp16 gradients overflowed
 * @param lossScale what the loss was multiplied by in fp16; 1 otherwise
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
        boolean skipped,
        double lossScale,
        int rows,
        long tokens,
        double seconds) {
    /** Tokens of the batch for each second. */
    public double tokensPerSecond() {
        return tokens / seconds;
    }
}
