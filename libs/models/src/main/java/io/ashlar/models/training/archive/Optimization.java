package io.ashlar.models.training.archive;

/**
 * What an optimizer step does beside the learning rate: AdamW (Loshchilov and Hutter 2019), with bias correction.
 *
 * @param maxGradNorm the global norm that gradients are scaled down to; 0 leaves them
 */
public record Optimization(double beta1, double beta2, double epsilon, double weightDecay, double maxGradNorm) {}
