package io.ashlar.models.families;

/**
 * What an encoder-decoder takes.
 *
 * @param sourceVocabulary how many token ids a source may have
 * @param vocabulary how many token ids a target may have
 * @param maxSourceTokens the longest source, special tokens included
 * @param maxTargetTokens the longest target, its start token included
 */
public record EncoderDecoderInputs(int sourceVocabulary, int vocabulary, int maxSourceTokens, int maxTargetTokens)
        implements Inputs {}
