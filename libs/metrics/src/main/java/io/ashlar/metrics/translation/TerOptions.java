package io.ashlar.metrics.translation;

/**
 * TER's options.
 *
 * @param normalized whether punctuation is set apart first
 * @param noPunctuation whether it is taken away
 * @param asianSupport whether the two know East Asian characters; nothing by itself
 */
public record TerOptions(boolean normalized, boolean noPunctuation, boolean asianSupport, boolean caseSensitive) {
    public static final TerOptions DEFAULT = new TerOptions(false, false, false, false);
}
