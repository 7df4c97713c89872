package io.ashlar.metrics.resampling;

/**
 * A metric of one model less that of another, on the same rows.
 *
 * @param value on the rows themselves
 * @param level of the interval, for example 0.95
 * @param probability how often chance alone would give a difference as large (two-sided p-value)
 */
public record Difference(double value, double lower, double upper, double level, double probability) {
    /** Whether chance is an unlikely explanation, at the interval's level. */
    public boolean significant() {
        return probability < 1 - level;
    }
}
