package io.ashlar.metrics.translation;

import java.util.List;

/**
 * BLEU with its parts, the shortest order first.
 *
 * @param score in [0, 100]
 * @param counts matches; {@code add-k} has added its k to all but the first
 * @param totals runs of words in the predictions, likewise
 * @param precisions in percent
 */
public record BleuScore(
        double score,
        List<Double> counts,
        List<Double> totals,
        List<Double> precisions,
        double brevityPenalty,
        long predictionLength,
        long referenceLength) {
    public BleuScore {
        counts = List.copyOf(counts);
        totals = List.copyOf(totals);
        precisions = List.copyOf(precisions);
    }
}
