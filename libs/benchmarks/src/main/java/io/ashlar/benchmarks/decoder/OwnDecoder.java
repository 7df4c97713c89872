package io.ashlar.benchmarks.decoder;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.models.running.DecoderRunner;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Our greedy generation: from prompts' ids to those of the tokens that follow. */
record OwnDecoder(String name, DecoderRunner runner, List<long[]> prompts, int newTokens) implements Contender {
    @Override
    public double run(int times) {
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            generate();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** The new tokens of each prompt. */
    long[][] generate() {
        int[] rows = IntStream.range(0, prompts.size()).toArray();
        int longest = prompts.stream().mapToInt(prompt -> prompt.length).max().orElse(0);
        long[][] tokens = new long[prompts.size()][newTokens];
        long[] best = runner.startGreedy(prompts, longest + newTokens);
        for (int step = 0; step < newTokens; step++) {
            for (int row : rows) {
                tokens[row][step] = best[row];
            }
            if (step < newTokens - 1) {
                best = runner.nextGreedy(rows, best);
            }
        }
        return tokens;
    }

    /** The share of these tokens that are ours too. */
    double agreement(long[][] theirs) {
        long equal = 0;
        long[][] ours = generate();
        for (int row = 0; row < ours.length; row++) {
            for (int step = 0; step < newTokens; step++) {
                equal += ours[row][step] == theirs[row][step] ? 1 : 0;
            }
        }
        return (double) equal / Arrays.stream(ours).mapToInt(row -> row.length).sum();
    }
}
