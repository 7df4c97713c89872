package io.ashlar.models.training.recipe;

import java.util.Optional;

/**
 * What single tasks take.
 *
 * @param problemType what the labels are: text-classification
 * @param docStride tokens that neighbouring windows of a context share: question-answering
 * @param labelAllPieces whether all pieces of a word have its label, as against the first: token-classification
 * @param lossOnAll whether the prompt's tokens are learned too: text-generation
 * @param packing whether short texts share a row and long ones are cut into several: text-generation
 * @param sourcePrefix goes before each source; absent for the model's own: summarization and translation
 * @param maxTargetLength longest target in tokens, -1 for as many as the model takes: summarization and translation
 * @param languages of the source and the target: translation
 * @param augmentation of images
 * @param generating how texts are written in evaluations; absent where they are not: summarization and translation
 */
public record TaskOptions(
        ProblemType problemType,
        int docStride,
        boolean labelAllPieces,
        boolean lossOnAll,
        boolean packing,
        Optional<String> sourcePrefix,
        int maxTargetLength,
        Languages languages,
        Augmentation augmentation,
        Optional<Generating> generating) {
    /**
     * Texts that are written while it trains.
     *
     * @param longest new tokens at most
     * @param rows of the validation rows the first so many
     */
    public record Generating(int longest, int beams, int rows) {}

    /** Codes by which the model's tokenizer knows languages. */
    public record Languages(Optional<String> source, Optional<String> target) {}

    /**
     * What is changed at random in each training image.
     *
     * @param flip whether half of them are mirrored left to right
     * @param crop whether a random part (8 to 100 % of the area) is enlarged
     */
    public record Augmentation(boolean flip, boolean crop) {}
}
