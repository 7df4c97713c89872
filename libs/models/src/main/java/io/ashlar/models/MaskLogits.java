package io.ashlar.models;

/**
 * What a masked language model says about one input.
 *
 * @param positions the tokens of the encoding that are masks
 * @param logits (masks, vocabulary)
 */
public record MaskLogits(int[] positions, float[][] logits) {}
