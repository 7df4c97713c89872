package io.ashlar.models.generation;

import java.util.List;

/**
 * A language model that goes on from what it has seen: a batch of rows, one more token for each at a time. One thread
 * at a time. Unequal lengths never change a row's answer.
 */
public interface StepModel {
    int vocabulary();

    /** Longest row it can hold, prompt and generated tokens together (decoder tokens for encoder-decoders). */
    int maxLength();

    /**
     * Begins anew with rows of any lengths, room for {@code capacity} tokens each; logits of each row's next token:
     * (rows, vocabulary).
     */
    float[][] start(List<long[]> rows, int capacity);

    /**
     * New row i is old row {@code parents[i]} with {@code tokens[i]} appended; rows may become fewer or more. Logits:
     * (rows, vocabulary).
     */
    float[][] next(int[] parents, long[] tokens);

    /**
     * As {@link #start} for greedy decoding: only the best token of each row leaves the engine (the lowest id among
     * equals).
     */
    long[] startGreedy(List<long[]> rows, int capacity);

    /** As {@link #next} for greedy decoding. */
    long[] nextGreedy(int[] parents, long[] tokens);

    /**
     * As {@link #start} for beams: only the most probable tokens of each row, with their log probabilities, leave the
     * engine.
     *
     * @param count how many, at most as many as there are words
     */
    default RankedTokens startRanked(List<long[]> rows, int capacity, int count) {
        return RankedTokens.of(start(rows, capacity), count);
    }

    /** As {@link #next} for beams. */
    default RankedTokens nextRanked(int[] parents, long[] tokens, int count) {
        return RankedTokens.of(next(parents, tokens), count);
    }
}
