package io.ashlar.models.families;

import org.jspecify.annotations.Nullable;

/**
 * What a text model takes.
 *
 * @param firstPosition the position of a sequence's first token (RoBERTa's begin after the padding index)
 * @param vocabulary how many token ids it knows
 * @param tokenTypes how many token types it knows; with one, every token has type 0
 * @param maxTokens the longest sequence it has positions for, special tokens included
 * @param last where a sequence is summed up by its last token, as decoders do; none where its first one does
 */
public record TextInputs(
        int firstPosition, int vocabulary, int tokenTypes, int maxTokens, @Nullable LastToken last)
        implements Inputs {
    /** A model whose first token stands for the whole. */
    public TextInputs(int firstPosition, int vocabulary, int tokenTypes, int maxTokens) {
        this(firstPosition, vocabulary, tokenTypes, maxTokens, null);
    }

    /** The last token that is not {@code padding}; -1 where there is no such id. */
    public record LastToken(long padding) {}
}
