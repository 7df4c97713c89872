package io.ashlar.metrics.translation;

import java.util.List;
import java.util.stream.IntStream;

/** A metric of translations whose score of many rows comes from a sum of what each row contributes. */
public sealed interface TranslationMetric permits Bleu, Chrf, Ter {
    /** What one row contributes: as many numbers for every row. One reference at least is needed. */
    double[] statistics(String prediction, List<String> references);

    /** From the sum of rows' statistics; BLEU and chrF in [0, 100], TER from 0 and possibly above 100. */
    double score(double[] statistics);

    /**
     * What makes a score comparable with another, in sacreBLEU's form; {@code references} is "var" where rows differ.
     */
    String signature(String references);

    /** The statistics of all rows, row by row. */
    default double[][] statistics(List<TranslatedText> rows) {
        return rows.stream()
                .map(row -> statistics(row.prediction(), row.references()))
                .toArray(double[][]::new);
    }

    /** The sum over these rows; one may come more than once. */
    static double[] sum(double[][] statistics, int[] chosen) {
        double[] sum = new double[statistics[0].length];
        for (int row : chosen) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += statistics[row][i];
            }
        }
        return sum;
    }

    /** The sum over all rows. */
    static double[] sum(double[][] statistics) {
        return sum(statistics, IntStream.range(0, statistics.length).toArray());
    }
}
