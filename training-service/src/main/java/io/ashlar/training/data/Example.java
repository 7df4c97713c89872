package io.ashlar.training.data;

import org.jspecify.annotations.Nullable;

/**
 * A row to train or test on.
 *
 * @param label its number among the labels
 */
public record Example(String text, @Nullable String textPair, int label) {}
