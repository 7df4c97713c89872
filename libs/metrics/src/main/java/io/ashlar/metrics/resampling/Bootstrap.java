package io.ashlar.metrics.resampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap (Efron 1979): rows are drawn again with replacement, as many as there are, and the metric's
 * quantiles over the draws are the interval. Two models are compared on the same draws (Koehn 2004). The same seed
 * gives the same numbers. Draws for which a metric is undefined do not count for it.
 */
public final class Bootstrap {
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

    /** The interval of every metric that is defined for the rows themselves. */
    public Map<String, ConfidenceInterval> intervals(int rows, RowMetrics metrics) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        draw(rows, drawn -> collect(values, metrics.of(drawn)));
        Map<String, ConfidenceInterval> intervals = new LinkedHashMap<>();
        metrics.of(all(rows)).forEach((name, value) -> {
            double[] sorted = sorted(values, name);
            if (!value.isNaN() && sorted.length > 0) {
                intervals.put(name, new ConfidenceInterval(value, lower(sorted), upper(sorted), level));
            }
        });
        return intervals;
    }

    /** How much more the second model has of every metric that both have. */
    public Map<String, Difference> differences(int rows, RowMetrics first, RowMetrics second) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        draw(rows, drawn -> collect(values, difference(first.of(drawn), second.of(drawn))));
        Map<String, Difference> differences = new LinkedHashMap<>();
        difference(first.of(all(rows)), second.of(all(rows))).forEach((name, value) -> {
            double[] sorted = sorted(values, name);
            if (!value.isNaN() && sorted.length > 0) {
                differences.put(name, new Difference(value, lower(sorted), upper(sorted), level, probability(sorted)));
            }
        });
        return differences;
    }

    private void draw(int rows, Consumer<int[]> use) {
        Random random = new Random(seed);
        int[] drawn = new int[rows];
        for (int i = 0; i < draws; i++) {
            Arrays.setAll(drawn, row -> random.nextInt(rows));
            use.accept(drawn);
        }
    }

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    private static void collect(Map<String, List<Double>> values, Map<String, Double> drawn) {
        drawn.forEach((name, value) -> {
            if (!value.isNaN()) {
                values.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
            }
        });
    }

    private static Map<String, Double> difference(Map<String, Double> first, Map<String, Double> second) {
        Map<String, Double> difference = new LinkedHashMap<>();
        first.forEach((name, value) -> {
            Double other = second.get(name);
            if (other != null) {
                difference.put(name, other - value);
            }
        });
        return difference;
    }

    private static double[] sorted(Map<String, List<Double>> values, String name) {
        return values.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private double lower(double[] sorted) {
        return quantile(sorted, (1 - level) / 2);
    }

    private double upper(double[] sorted) {
        return quantile(sorted, (1 + level) / 2);
    }

    /** Two-sided: twice the share of draws on the rarer side of no difference, never quite 0. */
    private static double probability(double[] differences) {
        long below = Arrays.stream(differences).filter(value -> value <= 0).count();
        long above = Arrays.stream(differences).filter(value -> value >= 0).count();
        return Math.min(1, 2.0 * (1 + Math.min(below, above)) / (1 + differences.length));
    }

    /** Linear between the two nearest values, as numpy's default. */
    static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
