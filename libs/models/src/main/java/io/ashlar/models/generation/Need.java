package io.ashlar.models.generation;

import java.util.Arrays;
import java.util.List;

/**
 * What all searches of a batch together need of the model for their next step.
 *
 * @param isBestOnly the best token of each row is enough
 * @param ranked else: how many ranked tokens of each row are enough; 0 where one of them needs all scores
 */
record Need(boolean isBestOnly, int ranked) {
    /** What the model said, for each search the part that concerns its rows. */
    @FunctionalInterface
    interface Answer {
        Step advance(Search search, int firstRow, int endRow);
    }

    static Need of(List<Search> searches) {
        boolean areAllRanked = searches.stream().allMatch(search -> search.needsRanked() > 0);
        return new Need(
                searches.stream().allMatch(Search::needsBestOnly),
                areAllRanked
                        ? searches.stream().mapToInt(Search::needsRanked).max().orElse(0)
                        : 0);
    }

    Answer start(StepModel model, List<long[]> prompts, int capacity) {
        if (isBestOnly) {
            return best(model.startGreedy(prompts, capacity));
        }
        return ranked > 0
                ? ranked(model.startRanked(prompts, capacity, Math.min(ranked, model.vocabulary())))
                : all(model.start(prompts, capacity));
    }

    Answer next(StepModel model, int[] parents, long[] tokens) {
        if (isBestOnly) {
            return best(model.nextGreedy(parents, tokens));
        }
        return ranked > 0
                ? ranked(model.nextRanked(parents, tokens, Math.min(ranked, model.vocabulary())))
                : all(model.next(parents, tokens));
    }

    private static Answer best(long[] tokens) {
        return (search, first, end) -> search.advance(Arrays.copyOfRange(tokens, first, end));
    }

    private static Answer ranked(RankedTokens tokens) {
        return (search, first, end) -> search.advance(tokens.rows(first, end));
    }

    private static Answer all(float[][] logits) {
        return (search, first, end) -> search.advance(Arrays.copyOfRange(logits, first, end));
    }
}
