package io.ashlar.metrics.rouge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The plain means over summaries. */
public final class RougeMetrics {
    private RougeMetrics() {}

    /**
     * {@code rouge1.precision, rouge1.recall, rouge1.fmeasure} and so on for rouge2, rougeL and rougeLsum, in [0, 1].
     */
    public static Map<String, Double> of(List<RougeScores> summaries) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (RougeKind kind : RougeKind.values()) {
            metrics.put(kind.wireName() + ".precision", mean(summaries, kind, RougeScore::precision));
            metrics.put(kind.wireName() + ".recall", mean(summaries, kind, RougeScore::recall));
            metrics.put(kind.wireName() + ".fmeasure", mean(summaries, kind, RougeScore::f1));
        }
        return metrics;
    }

    /** {@code rouge1}, {@code rouge2} and so on: F1, in [0, 1]. */
    public static Map<String, Double> f1(List<RougeScores> summaries) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (RougeKind kind : RougeKind.values()) {
            metrics.put(kind.wireName(), mean(summaries, kind, RougeScore::f1));
        }
        return metrics;
    }

    private static double mean(List<RougeScores> summaries, RougeKind kind, ToDoubleFunction<RougeScore> value) {
        return summaries.stream()
                .mapToDouble(scores -> value.applyAsDouble(scores.of(kind)))
                .average()
                .orElse(Double.NaN);
    }
}
