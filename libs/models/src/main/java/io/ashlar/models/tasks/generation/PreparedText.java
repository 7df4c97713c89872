package io.ashlar.models.tasks.generation;

import io.ashlar.models.generation.GenerationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A prompt or source that is tokens and checked options: all that is left is to run the model.
 *
 * @param prompt the text that a full text begins with; empty for sources
 * @param isFullText whether an answer begins with its prompt
 * @param skipsSpecial whether special tokens are left out of the text
 * @param keepsStop whether a stop string that ends an answer is part of it
 * @param scored present where the text is to be scored as it stands, and nothing written
 */
public record PreparedText(
        GenerationRequest request,
        String prompt,
        boolean isFullText,
        boolean skipsSpecial,
        boolean keepsStop,
        @Nullable ScoredPrompt scored) {
    PreparedText(
            GenerationRequest request, String prompt, boolean isFullText, boolean skipsSpecial, boolean keepsStop) {
        this(request, prompt, isFullText, skipsSpecial, keepsStop, null);
    }

    /** Tokens that the model reads before it writes. */
    public int readTokens() {
        return request.source().length;
    }

    /** Rows that the search may come to hold at once: what a batch is bounded by. */
    public int rows() {
        return request.options().rows();
    }
}
