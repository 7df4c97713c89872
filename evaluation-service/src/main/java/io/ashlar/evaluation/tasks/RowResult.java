package io.ashlar.evaluation.tasks;

import org.jspecify.annotations.Nullable;

/**
 * One row's answer beside what is right, for people.
 *
 * @param score how right it is, from 0 to 1
 * @param confidence how sure the model was, where it tells
 * @param referenceProbability the probability of what is right, where the model tells
 */
public record RowResult(
        String reference,
        String prediction,
        double score,
        @Nullable Double confidence,
        @Nullable Double referenceProbability) {
    static RowResult of(String reference, String prediction, double score) {
        return new RowResult(reference, prediction, score, null, null);
    }
}
