package io.ashlar.metrics.classification;

import org.jspecify.annotations.Nullable;

/**
 * A row that was predicted wrongly.
 *
 * @param row its position, from 0
 * @param confidence the probability of the prediction; null without probabilities
 * @param referenceProbability the probability of the right label; null without probabilities
 */
public record Misclassification(
        int row,
        String reference,
        String prediction,
        @Nullable Double confidence,
        @Nullable Double referenceProbability) {}
