package io.ashlar.models.tasks.generation;

import io.ashlar.models.generation.FinishReason;
import java.util.List;

/**
 * One answer.
 *
 * @param text with the prompt where the full text was asked for
 * @param tokens those that were written, an end token included
 * @param readTokens of the prompt or source
 * @param score of beams, else 0
 * @param scores of the text's tokens where it was scored, else none
 */
public record WrittenText(
        String text, long[] tokens, int readTokens, FinishReason reason, float score, List<TokenScore> scores) {
    WrittenText(String text, long[] tokens, int readTokens, FinishReason reason, float score) {
        this(text, tokens, readTokens, reason, score, List.of());
    }
}
