package io.ashlar.evaluation.measures;

import org.jspecify.annotations.Nullable;

/**
 * A row that a model got wrong.
 *
 * @param row its position in the dataset, from 0
 * @param confidence the probability of what was predicted
 * @param referenceProbability the probability of what was right
 */
public record TextError(
        int row,
        String text,
        @Nullable String textPair,
        String reference,
        String prediction,
        double confidence,
        double referenceProbability) {}
