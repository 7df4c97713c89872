package io.ashlar.metrics.likelihood;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the right answer stands among ranked candidates, from 1; {@link #ABSENT} where it is none of them. */
public final class CandidateRanks {
    public static final int ABSENT = 0;

    private CandidateRanks() {}

    /** Among candidates, best first. */
    public static int of(List<String> candidates, String reference) {
        return candidates.indexOf(reference) + 1;
    }

    /** Among scores of a whole vocabulary; equal scores at a lower index come first. */
    public static int of(double[] scores, int reference) {
        int rank = 1;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > scores[reference] || (scores[i] == scores[reference] && i < reference)) {
                rank++;
            }
        }
        return rank;
    }

    /** {@code top_k_accuracy} for each k, and {@code mean_reciprocal_rank}; an absent reference counts as 0. */
    public static Map<String, Double> metrics(int[] ranks, List<Integer> topK) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int k : topK) {
            long hits = Arrays.stream(ranks)
                    .filter(rank -> rank != ABSENT && rank <= k)
                    .count();
            metrics.put("top_" + k + "_accuracy", (double) hits / ranks.length);
        }
        double reciprocal = Arrays.stream(ranks)
                .filter(rank -> rank != ABSENT)
                .mapToDouble(rank -> 1.0 / rank)
                .sum();
        metrics.put("mean_reciprocal_rank", reciprocal / ranks.length);
        return metrics;
    }
}
