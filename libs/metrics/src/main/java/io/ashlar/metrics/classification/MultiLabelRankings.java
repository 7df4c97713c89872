package io.ashlar.metrics.classification;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How labels are ranked, by label, by row and all together, and the averages of that. */
record MultiLabelRankings(List<BinaryRanking> labels, List<BinaryRanking> rows, BinaryRanking all) {
    void add(Map<String, Double> metrics, String name, ToDoubleFunction<BinaryRanking> metric) {
        metrics.put(name + "micro", metric.applyAsDouble(all));
        metrics.put(name + "macro", mean(labels, metric));
        metrics.put(name + "weighted", weighted(metric));
        metrics.put(name + "samples", mean(rows, metric));
    }

    /** NaN as soon as one value is. */
    private static double mean(List<BinaryRanking> rankings, ToDoubleFunction<BinaryRanking> metric) {
        return IntStream.range(0, rankings.size())
                        .mapToDouble(i -> metric.applyAsDouble(rankings.get(i)))
                        .sum()
                / rankings.size();
    }

    /** By the labels' positives; 0 where there are none at all, and NaN where one that counts is undefined. */
    private double weighted(ToDoubleFunction<BinaryRanking> metric) {
        double sum = 0;
        for (BinaryRanking label : labels) {
            sum += label.positives() == 0 ? 0 : metric.applyAsDouble(label) * label.positives();
        }
        return all.positives() == 0 ? 0 : sum / all.positives();
    }

    /** The mean of the labels that have a value. */
    double macroDefined(ToDoubleFunction<BinaryRanking> metric) {
        return labels.stream()
                .mapToDouble(metric)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
