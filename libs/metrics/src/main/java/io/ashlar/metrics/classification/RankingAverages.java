package io.ashlar.metrics.classification;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One label against the rest, for every label, and the averages over them. */
final class RankingAverages {
    private final List<BinaryRanking> labels;
    private final BinaryRanking flattened;

    RankingAverages(ClassificationPredictions rows) {
        this.labels = IntStream.range(0, rows.labels().size())
                .mapToObj(label -> BinaryRanking.ofLabel(rows, label))
                .toList();
        this.flattened = BinaryRanking.ofAllLabels(rows);
    }

    BinaryRanking label(int label) {
        return labels.get(label);
    }

    /** NaN as soon as one label's value is. */
    double macro(ToDoubleFunction<BinaryRanking> metric) {
        return labels.stream().mapToDouble(metric).sum() / labels.size();
    }

    /** The mean of the labels that have a value. */
    double macroDefined(ToDoubleFunction<BinaryRanking> metric) {
        return labels.stream()
                .mapToDouble(metric)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    double micro(ToDoubleFunction<BinaryRanking> metric) {
        return metric.applyAsDouble(flattened);
    }

    /** By the labels' positives; a label without any has no weight, so its undefined value does not count. */
    double weighted(ToDoubleFunction<BinaryRanking> metric) {
        double rows = labels.stream().mapToLong(BinaryRanking::positives).sum();
        DoubleStream weighted = labels.stream()
                .filter(label -> label.positives() > 0)
                .mapToDouble(label -> metric.applyAsDouble(label) * label.positives());
        return weighted.sum() / rows;
    }
}
