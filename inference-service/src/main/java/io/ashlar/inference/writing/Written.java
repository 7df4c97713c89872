package io.ashlar.inference.writing;

import io.ashlar.models.generation.FinishReason;

/**
 * An answer.
 *
 * @param promptTokens what the model read
 * @param newTokens what it wrote, an end token included
 */
public record Written(String text, FinishReason reason, int promptTokens, int newTokens) {}
