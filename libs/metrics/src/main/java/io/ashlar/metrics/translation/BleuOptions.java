package io.ashlar.metrics.translation;

import org.jspecify.annotations.Nullable;

/**
 * BLEU's options.
 *
 * @param smoothValue of {@code floor} and {@code add-k}; null for their default
 * @param maxOrder the longest run of words that counts
 * @param effectiveOrder whether orders longer than the text are left out, as sentences need
 */
public record BleuOptions(
        Tokenization tokenization,
        boolean lowercase,
        BleuSmoothing smoothing,
        @Nullable Double smoothValue,
        int maxOrder,
        boolean effectiveOrder) {
    /** What "BLEU" means in papers: 13a, four words, exponential smoothing. */
    public static final BleuOptions DEFAULT =
            new BleuOptions(Tokenization.V13A, false, BleuSmoothing.EXP, null, 4, false);

    public BleuOptions {
        if (maxOrder < 1) {
            throw new IllegalArgumentException("BLEU of " + maxOrder + " words; one at least is needed");
        }
    }

    public BleuOptions withTokenization(Tokenization other) {
        return new BleuOptions(other, lowercase, smoothing, smoothValue, maxOrder, effectiveOrder);
    }

    public BleuOptions withMaxOrder(int order) {
        return new BleuOptions(tokenization, lowercase, smoothing, smoothValue, order, effectiveOrder);
    }

    double smoothValueOrDefault() {
        return smoothValue == null ? smoothing.defaultValue() : smoothValue;
    }
}
