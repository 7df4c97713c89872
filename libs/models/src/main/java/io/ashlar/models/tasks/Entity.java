package io.ashlar.models.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A labelled piece of a text: one token where nothing is put together, else neighbours.
 *
 * @param label as the model has it for one token ({@code B-PER}); without its first letter for several ({@code PER})
 * @param index the token's place in its window; absent for several tokens
 * @param start the first character, in Unicode code points of the text
 * @param end the character after the last
 */
public record Entity(String label, double score, @Nullable Integer index, String word, int start, int end) {}
