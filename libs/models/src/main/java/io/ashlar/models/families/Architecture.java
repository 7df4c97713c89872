package io.ashlar.models.families;

import io.ashlar.models.blocks.Block;
import java.util.List;

/**
 * A family's model for one configuration and head, before it has weights.
 *
 * @param firstPosition the position of a sequence's first token (RoBERTa's begin after the padding index)
 * @param vocabulary how many token ids it knows
 * @param tokenTypes how many token types it knows; with one, every token has type 0
 * @param maxTokens the longest sequence it has positions for, special tokens included
 * @param initializerRange standard deviation of weights that begin new
 */
public record Architecture(
        String family,
        Head head,
        Block root,
        KeyRules keys,
        int firstPosition,
        int vocabulary,
        int tokenTypes,
        int maxTokens,
        double initializerRange,
        List<String> labels) {
    public Architecture {
        labels = List.copyOf(labels);
    }
}
