package io.ashlar.metrics.translation;

/**
 * chrF's options.
 *
 * @param characterOrder the longest run of characters that counts
 * @param wordOrder the longest run of words: 0 for chrF, 2 for chrF++
 * @param beta how much more recall weighs than precision
 * @param whitespace whether blanks are characters
 * @param epsilonSmoothing whether orders are scored one by one and averaged then, as in older programs
 */
public record ChrfOptions(
        int characterOrder, int wordOrder, int beta, boolean lowercase, boolean whitespace, boolean epsilonSmoothing) {
    public static final ChrfOptions DEFAULT = new ChrfOptions(6, 0, 2, false, false, false);

    /** chrF++: chrF with words and pairs of words. */
    public static final ChrfOptions PLUS_PLUS = new ChrfOptions(6, 2, 2, false, false, false);

    public ChrfOptions {
        if (characterOrder < 0 || wordOrder < 0 || characterOrder + wordOrder == 0 || beta < 0) {
            throw new IllegalArgumentException("chrF of " + characterOrder + " characters and " + wordOrder
                    + " words with beta " + beta + ": some order is needed, and nothing below 0");
        }
    }
}
