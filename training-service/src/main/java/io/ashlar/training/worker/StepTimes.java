package io.ashlar.training.worker;

import java.util.Arrays;

/** How long steps took. */
final class StepTimes {
    private double[] seconds = new double[64];
    private int count;

    void add(double value) {
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
        }
        seconds[count] = value;
        count++;
    }

    /** The middle one; 0 without any. */
    double median() {
        double[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[count / 2];
    }
}
