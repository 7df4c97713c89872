package io.ashlar.models.generation;

/**
 * What was written after a prompt.
 *
 * @param tokens new ones only, an end token included
 * @param score of beams: log probability over length to the power of the length penalty; else 0
 */
public record GeneratedSequence(long[] tokens, FinishReason reason, float score) {}
