package io.ashlar.models.tasks.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token of a text that was scored.
 *
 * @param text its share of the text; the shares put together are the text
 * @param start where that begins, in code points
 * @param logProbability natural logarithm, after the tokens before it; none for the first
 * @param top the most likely tokens in its place, the best first; none for the first
 */
public record TokenScore(
        long id, String text, int start, @Nullable Float logProbability, List<Alternative> top) {
    public TokenScore {
        top = List.copyOf(top);
    }

    /** A token that might stand there. */
    public record Alternative(long id, String text, float logProbability) {}
}
