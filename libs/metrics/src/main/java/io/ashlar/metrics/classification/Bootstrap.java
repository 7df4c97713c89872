package io.ashlar.metrics.classification;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Percentile bootstrap (Efron 1979): rows are drawn again with replacement, as many as there are, and the metric's
 * quantiles over the draws are the interval. The same seed gives the same interval. Macro-F1 averages over the labels
 * that a draw has.
 */
public final class Bootstrap {
    private static final List<String> METRICS = List.of("accuracy", "f1_macro");

    private final int draws;
    private final double level;
    private final long seed;

    /** {@code level} is the share of draws inside the interval, for example 0.95. */
    public Bootstrap(int draws, double level, long seed) {
        if (draws < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    draws + " draws at level " + level + ": at least one, and a level between 0 and 1");
        }
        this.draws = draws;
        this.level = level;
        this.seed = seed;
    }

    /** The intervals of {@code accuracy} and {@code f1_macro}. */
    public Map<String, ConfidenceInterval> intervals(ClassificationPredictions rows) {
        double[][] values = new double[METRICS.size()][draws];
        Random random = new Random(seed);
        for (int i = 0; i < draws; i++) {
            ConfusionMatrix drawn = draw(rows, random);
            for (int metric = 0; metric < values.length; metric++) {
                values[metric][i] = value(METRICS.get(metric), drawn);
            }
        }
        ConfusionMatrix all = ConfusionMatrix.of(rows);
        Map<String, ConfidenceInterval> intervals = new LinkedHashMap<>();
        for (int metric = 0; metric < values.length; metric++) {
            Arrays.sort(values[metric]);
            intervals.put(
                    METRICS.get(metric),
                    new ConfidenceInterval(
                            value(METRICS.get(metric), all),
                            quantile(values[metric], (1 - level) / 2),
                            quantile(values[metric], (1 + level) / 2),
                            level));
        }
        return intervals;
    }

    private static double value(String metric, ConfusionMatrix matrix) {
        return metric.equals("accuracy")
                ? Agreement.accuracy(matrix)
                : PrecisionRecallF1.macro(matrix, matrix.seenLabels()).f1();
    }

    private static ConfusionMatrix draw(ClassificationPredictions rows, Random random) {
        long[][] counts = new long[rows.labels().size()][rows.labels().size()];
        for (int i = 0; i < rows.size(); i++) {
            int row = random.nextInt(rows.size());
            counts[rows.reference(row)][rows.prediction(row)]++;
        }
        return ConfusionMatrix.of(counts);
    }

    /** Linear between the two nearest values, as numpy's default. */
    static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
