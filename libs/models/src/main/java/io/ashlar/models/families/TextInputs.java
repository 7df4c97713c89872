package io.ashlar.models.families;

import org.jspecify.annotations.Nullable;

/**
 * What a text model takes.
 *
 * @param firstPosition the position of a sequence's first token (RoBERTa's begin after the padding index)
 * @param vocabulary how many token ids it knows
 * @param tokenTypes how many token types it knows; with one, every token has type 0
 * @param maxTokens the longest sequence it has positions for, special tokens included
 * @param causal of models whose tokens see only what stands before them; none for encoders
 */
public record TextInputs(
        int firstPosition,
        int vocabulary,
        int tokenTypes,
        int maxTokens,
        @Nullable Causal causal) implements Inputs {
    /** A model whose first token stands for the whole. */
    public TextInputs(int firstPosition, int vocabulary, int tokenTypes, int maxTokens) {
        this(firstPosition, vocabulary, tokenTypes, maxTokens, null);
    }

    /**
     * What is said of a decoder beside.
     *
     * @param padding the id of padding, which a text's last token is not; -1 where there is none
     * @param layers how many layers it has
     * @param stretchedAfter the length beyond which positions mean something else for the whole sequence; 0 for never
     * @param driftsAfter the length beyond which a token is turned by how long the sequence was when it came, so that
     *     going on token by token is not what looking at the whole is; 0 for never
     */
    public record Causal(long padding, int layers, long stretchedAfter, long driftsAfter) {}
}
