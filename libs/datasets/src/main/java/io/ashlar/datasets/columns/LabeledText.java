package io.ashlar.datasets.columns;

import org.jspecify.annotations.Nullable;

/** One example of text classification. */
public record LabeledText(String text, @Nullable String textPair, String label) {}
