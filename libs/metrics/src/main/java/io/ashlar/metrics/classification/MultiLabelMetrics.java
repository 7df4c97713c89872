package io.ashlar.metrics.classification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Evaluates predictions of any number of labels a row, with scikit-learn's definitions; pure functions, any thread.
 * Averages: micro over every label of every row, macro over all labels, weighted by their support, samples over rows.
 */
public final class MultiLabelMetrics {
    private MultiLabelMetrics() {}

    /** Every metric that the predictions allow: without probabilities, those that need none. */
    public static MultiLabelEvaluation evaluate(MultiLabelPredictions rows) {
        List<LabelCounts> labels = labels(rows);
        Map<String, Double> metrics = decisions(rows);
        List<BinaryRanking> rankings = List.of();
        if (rows.hasProbabilities()) {
            rankings = IntStream.range(0, labels.size())
                    .mapToObj(label -> ranking(rows, 0, rows.size(), label, label + 1))
                    .toList();
            MultiLabelRankings averages = new MultiLabelRankings(
                    rankings,
                    IntStream.range(0, rows.size())
                            .mapToObj(row -> ranking(rows, row, row + 1, 0, labels.size()))
                            .toList(),
                    ranking(rows, 0, rows.size(), 0, labels.size()));
            averages.add(metrics, "average_precision_", BinaryRanking::averagePrecision);
            averages.add(metrics, "roc_auc_", BinaryRanking::rocAuc);
            metrics.put("roc_auc_macro_defined", averages.macroDefined(BinaryRanking::rocAuc));
        }
        return new MultiLabelEvaluation(metrics, rows.labels(), table(rows, labels, rankings));
    }

    /** The metrics that need no probabilities. */
    public static Map<String, Double> decisions(MultiLabelPredictions rows) {
        List<LabelCounts> labels = labels(rows);
        LabelCounts all = LabelCounts.ofAll(rows);
        Map<String, Double> metrics = new LinkedHashMap<>();
        long exact = IntStream.range(0, rows.size()).filter(rows::isExact).count();
        metrics.put("subset_accuracy", (double) exact / rows.size());
        metrics.put(
                "hamming_loss", (double) (all.falsePositives() + all.falseNegatives()) / rows.size() / labels.size());
        List<PrecisionRecallF1> scores =
                labels.stream().map(LabelCounts::scores).toList();
        List<PrecisionRecallF1> samples = IntStream.range(0, rows.size())
                .mapToObj(row -> LabelCounts.ofRow(rows, row).scores())
                .toList();
        long support = labels.stream().mapToLong(LabelCounts::support).sum();
        add(metrics, "micro", value -> value.applyAsDouble(all.scores()));
        add(metrics, "macro", value -> mean(scores, value));
        add(metrics, "weighted", value -> support == 0 ? 0 : weighted(labels, value) / support);
        add(metrics, "samples", value -> mean(samples, value));
        return metrics;
    }

    private static List<LabelCounts> labels(MultiLabelPredictions rows) {
        return IntStream.range(0, rows.labels().size())
                .mapToObj(label -> LabelCounts.ofLabel(rows, label))
                .toList();
    }

    private static void add(
            Map<String, Double> metrics,
            String average,
            ToDoubleFunction<ToDoubleFunction<PrecisionRecallF1>> averaged) {
        metrics.put("precision_" + average, averaged.applyAsDouble(PrecisionRecallF1::precision));
        metrics.put("recall_" + average, averaged.applyAsDouble(PrecisionRecallF1::recall));
        metrics.put("f1_" + average, averaged.applyAsDouble(PrecisionRecallF1::f1));
    }

    private static double mean(List<PrecisionRecallF1> scores, ToDoubleFunction<PrecisionRecallF1> value) {
        return scores.stream().mapToDouble(value).sum() / scores.size();
    }

    private static double weighted(List<LabelCounts> labels, ToDoubleFunction<PrecisionRecallF1> value) {
        return labels.stream()
                .mapToDouble(label -> label.support() * value.applyAsDouble(label.scores()))
                .sum();
    }

    private static BinaryRanking ranking(
            MultiLabelPredictions rows, int fromRow, int toRow, int fromLabel, int toLabel) {
        List<Double> positives = new ArrayList<>();
        List<Double> negatives = new ArrayList<>();
        for (int row = fromRow; row < toRow; row++) {
            for (int label = fromLabel; label < toLabel; label++) {
                (rows.isReference(row, label) ? positives : negatives).add(rows.probability(row, label));
            }
        }
        return BinaryRanking.of(positives, negatives);
    }

    private static List<MultiLabelRow> table(
            MultiLabelPredictions rows, List<LabelCounts> labels, List<BinaryRanking> rankings) {
        return IntStream.range(0, labels.size())
                .mapToObj(label -> new MultiLabelRow(
                        rows.labels().get(label),
                        labels.get(label).scores().precision(),
                        labels.get(label).scores().recall(),
                        labels.get(label).scores().f1(),
                        labels.get(label).truePositives(),
                        labels.get(label).falsePositives(),
                        labels.get(label).falseNegatives(),
                        labels.get(label).trueNegatives(),
                        rankings.isEmpty() ? null : (Double) rankings.get(label).rocAuc(),
                        rankings.isEmpty() ? null : (Double) rankings.get(label).averagePrecision()))
                .toList();
    }
}
