package io.ashlar.models.training.recipe;

import org.jspecify.annotations.Nullable;

/**
 * What single schedules take beside the rate.
 *
 * @param numCycles waves of the cosine (default 0.5, half a wave; 1 with restarts)
 * @param power exponent of the polynomial
 * @param lrEnd the rate at which the polynomial ends
 */
public record SchedulerParameters(@Nullable Double numCycles, double power, double lrEnd) {
    public static final SchedulerParameters DEFAULT = new SchedulerParameters(null, 1, 1e-7);

    double numCycles(double absent) {
        return numCycles == null ? absent : numCycles;
    }
}
