package io.ashlar.metrics.regression;

/**
 * Sums as numpy does, to the last bit: eight running sums in blocks of at most 128, halves above that. Whether the mean
 * of equal numbers is that number depends on it, and with that whether a coefficient of determination is defined.
 */
final class PairwiseSum {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private PairwiseSum() {}

    static double of(double[] values) {
        return of(values, 0, values.length);
    }

    private static double of(double[] values, int from, int count) {
        if (count < LANES) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += values[from + i];
            }
            return sum;
        }
        if (count <= BLOCK) {
            return block(values, from, count);
        }
        int half = count / 2;
        half -= half % LANES;
        return of(values, from, half) + of(values, from + half, count - half);
    }

    private static double block(double[] values, int from, int count) {
        double[] lanes = new double[LANES];
        System.arraycopy(values, from, lanes, 0, LANES);
        int even = count - count % LANES;
        for (int i = LANES; i < even; i++) {
            lanes[i % LANES] += values[from + i];
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int i = even; i < count; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
