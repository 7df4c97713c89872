package io.ashlar.models.families;

/**
 * What a text encoder takes.
 *
 * @param firstPosition the position of a sequence's first token (RoBERTa's begin after the padding index)
 * @param vocabulary how many token ids it knows
 * @param tokenTypes how many token types it knows; with one, every token has type 0
 * @param maxTokens the longest sequence it has positions for, special tokens included
 */
public record TextInputs(int firstPosition, int vocabulary, int tokenTypes, int maxTokens) implements Inputs {}
