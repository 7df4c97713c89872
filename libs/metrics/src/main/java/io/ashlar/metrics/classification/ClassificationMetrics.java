package io.ashlar.metrics.classification;

import io.ashlar.metrics.resampling.RowMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Evaluates predictions of single-label classification; pure functions, any thread. */
public final class ClassificationMetrics {
    private ClassificationMetrics() {}

    /** Every metric that the predictions allow: without probabilities, those that need none. */
    public static ClassificationEvaluation evaluate(ClassificationPredictions rows, ClassificationOptions options) {
        ConfusionMatrix matrix = ConfusionMatrix.of(rows);
        Map<String, Double> metrics = new LinkedHashMap<>();
        addDecisions(metrics, matrix);
        int positive = rows.labels().size() == 2 && options.positiveLabel() != null
                ? rows.labels().indexOf(options.positiveLabel())
                : -1;
        if (positive >= 0) {
            add(metrics, "binary", PrecisionRecallF1.ofLabel(matrix, positive));
        }
        RankingAverages rankings = rows.hasProbabilities() ? new RankingAverages(rows) : null;
        List<CalibrationBin> bins = List.of();
        if (rankings != null) {
            addProbabilities(metrics, rows, rankings, positive);
            addTopK(metrics, rows, options.topK());
            Calibration calibration = Calibration.of(rows, options.calibrationBins());
            metrics.put("expected_calibration_error", calibration.expectedError());
            metrics.put("maximum_calibration_error", calibration.maximumError());
            bins = calibration.bins();
        }
        return new ClassificationEvaluation(
                metrics, rows.labels(), perLabel(rows, matrix, rankings), matrix.rows(), bins);
    }

    /** What needs no probabilities, of any choice of rows: for intervals, comparisons and slices. */
    public static RowMetrics decisions(ClassificationPredictions rows) {
        return chosen -> {
            ConfusionMatrix matrix = ConfusionMatrix.of(rows, chosen);
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("accuracy", Agreement.accuracy(matrix));
            metrics.put("balanced_accuracy", Agreement.balancedAccuracy(matrix));
            metrics.put(
                    "f1_macro",
                    PrecisionRecallF1.macro(matrix, matrix.seenLabels()).f1());
            metrics.put("f1_weighted", PrecisionRecallF1.weighted(matrix).f1());
            metrics.put("matthews_correlation", Agreement.matthews(matrix));
            return metrics;
        };
    }

    /** The ROC curve of one label against the rest; see {@link RocCurve}. */
    public static RocCurve rocCurve(ClassificationPredictions rows, String label, boolean dropCollinear) {
        return BinaryRanking.ofLabel(rows, index(rows, label)).rocCurve(dropCollinear);
    }

    /** The precision-recall curve of one label against the rest. */
    public static PrecisionRecallCurve precisionRecallCurve(ClassificationPredictions rows, String label) {
        return BinaryRanking.ofLabel(rows, index(rows, label)).precisionRecallCurve();
    }

    private static void addDecisions(Map<String, Double> metrics, ConfusionMatrix matrix) {
        metrics.put("accuracy", Agreement.accuracy(matrix));
        metrics.put("balanced_accuracy", Agreement.balancedAccuracy(matrix));
        add(metrics, "micro", PrecisionRecallF1.micro(matrix));
        add(metrics, "macro", PrecisionRecallF1.macro(matrix, matrix.seenLabels()));
        add(metrics, "weighted", PrecisionRecallF1.weighted(matrix));
        int[] all = IntStream.range(0, matrix.labels()).toArray();
        add(metrics, "macro_all_labels", PrecisionRecallF1.macro(matrix, all));
        metrics.put("matthews_correlation", Agreement.matthews(matrix));
        metrics.put("cohen_kappa", Agreement.kappa(matrix));
    }

    private static void add(Map<String, Double> metrics, String average, PrecisionRecallF1 values) {
        metrics.put("precision_" + average, values.precision());
        metrics.put("recall_" + average, values.recall());
        metrics.put("f1_" + average, values.f1());
    }

    private static void addProbabilities(
            Map<String, Double> metrics, ClassificationPredictions rows, RankingAverages rankings, int positive) {
        metrics.put("log_loss", ProbabilityScores.logLoss(rows));
        metrics.put("brier", ProbabilityScores.brier(rows));
        metrics.put("brier_half", ProbabilityScores.brier(rows) / 2);
        addAverages(metrics, "roc_auc_ovr_", rankings, BinaryRanking::rocAuc);
        addAverages(metrics, "average_precision_", rankings, BinaryRanking::averagePrecision);
        metrics.put("roc_auc_ovr_macro_defined", rankings.macroDefined(BinaryRanking::rocAuc));
        if (positive >= 0) {
            metrics.put("roc_auc_binary", rankings.label(positive).rocAuc());
            metrics.put("average_precision_binary", rankings.label(positive).averagePrecision());
            metrics.put("brier_binary", ProbabilityScores.brier(rows, positive));
        }
    }

    private static void addAverages(
            Map<String, Double> metrics,
            String name,
            RankingAverages rankings,
            ToDoubleFunction<BinaryRanking> metric) {
        metrics.put(name + "macro", rankings.macro(metric));
        metrics.put(name + "micro", rankings.micro(metric));
        metrics.put(name + "weighted", rankings.weighted(metric));
    }

    private static void addTopK(Map<String, Double> metrics, ClassificationPredictions rows, List<Integer> topK) {
        TopKAccuracy accuracy = new TopKAccuracy(rows);
        for (int k : topK) {
            metrics.put("top_" + k + "_accuracy", accuracy.lastIndexWins(k));
            metrics.put("top_" + k + "_accuracy_first_index", accuracy.firstIndexWins(k));
        }
    }

    private static List<LabelMetrics> perLabel(
            ClassificationPredictions rows, ConfusionMatrix matrix, @Nullable RankingAverages rankings) {
        List<LabelMetrics> result = new ArrayList<>();
        for (int label = 0; label < matrix.labels(); label++) {
            PrecisionRecallF1 values = PrecisionRecallF1.ofLabel(matrix, label);
            result.add(new LabelMetrics(
                    rows.labels().get(label),
                    values.precision(),
                    values.recall(),
                    values.f1(),
                    matrix.support(label),
                    matrix.predicted(label),
                    rankings == null ? null : (Double) rankings.label(label).rocAuc(),
                    rankings == null ? null : (Double) rankings.label(label).averagePrecision()));
        }
        return result;
    }

    private static int index(ClassificationPredictions rows, String label) {
        int index = rows.labels().indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("'" + label + "' is not one of the labels " + rows.labels());
        }
        return index;
    }
}
