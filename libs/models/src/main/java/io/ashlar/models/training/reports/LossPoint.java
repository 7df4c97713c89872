package io.ashlar.models.training.reports;

/**
 * A point of the loss curve.
 *
 * @param loss the mean since the point before
 */
public record LossPoint(long step, double epoch, double loss, double learningRate, double gradNorm) {}
