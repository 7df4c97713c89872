package io.ashlar.models.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * A model whose scores are hashes of a token and of the two before it, the same as {@code make_generation_cases.py}.
 */
final class TableModel implements StepModel {
    static final int VOCABULARY = 24;

    private List<TokenSequence> rows = List.of();

    static float[] row(long before, long last) {
        float[] scores = new float[VOCABULARY];
        for (int token = 0; token < VOCABULARY; token++) {
            long z = (before + 1) * 1000003 + (last + 1) * 7919 + token * 0x9e3779b97f4a7c15L;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            z = z ^ (z >>> 31);
            scores[token] = (float) ((z >>> 40) * 0x1.0p-24 * 8 - 4);
        }
        return scores;
    }

    @Override
    public int vocabulary() {
        return VOCABULARY;
    }

    @Override
    public int maxLength() {
        return 64;
    }

    @Override
    public float[][] start(List<long[]> prompts, int capacity) {
        rows = prompts.stream().map(TokenSequence::of).toList();
        return scores();
    }

    @Override
    public float[][] next(int[] parents, long[] tokens) {
        List<TokenSequence> next = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            next.add(rows.get(parents[i]).plus(tokens[i]));
        }
        rows = next;
        return scores();
    }

    private float[][] scores() {
        return rows.stream()
                .map(row -> row(row.length() > 1 ? row.get(row.length() - 2) : -1, row.last()))
                .toArray(float[][]::new);
    }

    @Override
    public long[] startGreedy(List<long[]> prompts, int capacity) {
        return best(start(prompts, capacity));
    }

    @Override
    public long[] nextGreedy(int[] parents, long[] tokens) {
        return best(next(parents, tokens));
    }

    private static long[] best(float[][] scores) {
        return java.util.Arrays.stream(scores).mapToLong(Scores::argmax).toArray();
    }
}
