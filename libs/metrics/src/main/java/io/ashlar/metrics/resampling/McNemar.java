package io.ashlar.metrics.resampling;

/**
 * McNemar's exact test (1947) of two models that are right or wrong on the same rows: were they equally good, each row
 * that only one has right would be either's with the same chance.
 *
 * @param onlyFirst rows that only the first has right
 * @param onlySecond rows that only the second has right
 * @param probability of a split at least as uneven by chance (two-sided p-value)
 */
public record McNemar(long onlyFirst, long onlySecond, double probability) {
    /** Both lists name the same rows. */
    public static McNemar of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    first.length + " and " + second.length + " rows: both models need the same ones");
        }
        long onlyFirst = 0;
        long onlySecond = 0;
        for (int row = 0; row < first.length; row++) {
            onlyFirst += first[row] && !second[row] ? 1 : 0;
            onlySecond += second[row] && !first[row] ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond, probability(onlyFirst + onlySecond, Math.min(onlyFirst, onlySecond)));
    }

    /** Twice the binomial's tail up to {@code fewer}, summed by logarithms so that many rows do not underflow. */
    private static double probability(long rows, long fewer) {
        double logOfTerm = -rows * Math.log(2);
        double sum = Math.exp(logOfTerm);
        for (long k = 1; k <= fewer; k++) {
            logOfTerm += Math.log((double) (rows - k + 1) / k);
            sum += Math.exp(logOfTerm);
        }
        return Math.min(1, 2 * sum);
    }
}
