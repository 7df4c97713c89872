package io.ashlar.models.training.archive;

/**
 * What an optimizer step does beside the learning rate.
 *
 * @param adam of AdamW alone
 * @param momentum of SGD alone
 * @param maxGradNorm the global norm that gradients are scaled down to; 0 leaves them
 */
public record Optimization(Optimizer optimizer, Adam adam, Momentum momentum, double weightDecay, double maxGradNorm) {
    /** Decay of both moments, and what keeps the division defined. */
    public record Adam(double beta1, double beta2, double epsilon) {}

    /**
     * How much of the last step goes into the next.
     *
     * @param nesterov whether the gradient looks ahead by it
     */
    public record Momentum(double share, boolean nesterov) {}
}
