package io.ashlar.models.generation;

/**
 * The score of ending grows from the token {@code begin} after the prompt on: by |score| · (factorⁿ - 1) at the n-th.
 */
record LengthDecay(int begin, double factor) {}
