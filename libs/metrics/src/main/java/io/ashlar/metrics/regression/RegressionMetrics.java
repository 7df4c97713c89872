package io.ashlar.metrics.regression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Errors and correlations of predicted numbers: scikit-learn's and scipy's values; pure functions, any thread. */
public final class RegressionMetrics {
    private RegressionMetrics() {}

    /**
     * {@code mse, rmse, mae, r2, pearson, spearman}. A correlation with a constant side is NaN, and so is r2 of one
     * row; r2 of constant references is 1 where every prediction is right and 0 elsewhere.
     */
    public static Map<String, Double> of(double[] references, double[] predictions) {
        int rows = references.length;
        if (rows == 0 || predictions.length != rows) {
            throw new IllegalArgumentException(rows + " references and " + predictions.length
                    + " predictions: as many of both are needed, and one at least");
        }
        double mse = mean(rows, i -> square(references[i] - predictions[i]));
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("mse", mse);
        metrics.put("rmse", Math.sqrt(mse));
        metrics.put("mae", mean(rows, i -> Math.abs(references[i] - predictions[i])));
        metrics.put("r2", determination(references, predictions));
        metrics.put("pearson", pearson(references, predictions));
        metrics.put("spearman", pearson(Ranks.of(references), Ranks.of(predictions)));
        return metrics;
    }

    private static double determination(double[] references, double[] predictions) {
        int rows = references.length;
        if (rows < 2) {
            return Double.NaN;
        }
        double mean = PairwiseSum.of(references) / rows;
        double unexplained = sum(rows, i -> square(references[i] - predictions[i]));
        double variation = sum(rows, i -> square(references[i] - mean));
        if (unexplained == 0) {
            return 1;
        }
        return variation == 0 ? 0 : 1 - unexplained / variation;
    }

    /** NaN where a side is constant or there is one row only. */
    private static double pearson(double[] x, double[] y) {
        int rows = x.length;
        if (isConstant(x) || isConstant(y)) {
            return Double.NaN;
        }
        double meanX = PairwiseSum.of(x) / rows;
        double meanY = PairwiseSum.of(y) / rows;
        double sizeX = Math.sqrt(sum(rows, i -> square(x[i] - meanX)));
        double sizeY = Math.sqrt(sum(rows, i -> square(y[i] - meanY)));
        double correlation = sum(rows, i -> (x[i] - meanX) / sizeX * ((y[i] - meanY) / sizeY));
        return Math.max(-1, Math.min(1, correlation));
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(int rows, IntToDoubleFunction value) {
        return sum(rows, value) / rows;
    }

    private static double sum(int rows, IntToDoubleFunction value) {
        return PairwiseSum.of(IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    private static double square(double value) {
        return value * value;
    }
}
