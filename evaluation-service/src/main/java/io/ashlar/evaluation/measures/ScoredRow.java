package io.ashlar.evaluation.measures;

import org.jspecify.annotations.Nullable;

/**
 * A row as a model answered it.
 *
 * @param row its position in the dataset, from 0
 * @param score how right the answer is, from 0 to 1
 * @param confidence the probability of what was predicted, where the model tells
 * @param referenceProbability the probability of what is right, where the model tells
 */
public record ScoredRow(
        int row,
        String text,
        String reference,
        String prediction,
        double score,
        @Nullable Double confidence,
        @Nullable Double referenceProbability) {}
