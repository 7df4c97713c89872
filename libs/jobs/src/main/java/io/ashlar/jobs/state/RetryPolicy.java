package io.ashlar.jobs.state;

import java.time.Duration;

/**
 * When an attempt that did not end is tried again.
 *
 * @param maxAttempts how many attempts may die with their replica before the job fails
 * @param backOffs how many attempts may meet a problem that may pass
 * @param firstDelay the pause after the first such problem; doubles each time
 * @param longestDelay what the pause grows to at most
 */
public record RetryPolicy(int maxAttempts, int backOffs, Duration firstDelay, Duration longestDelay) {
    private static final int MOST_DOUBLINGS = 30;

    public RetryPolicy {
        if (maxAttempts < 1 || backOffs < 0) {
            throw new IllegalArgumentException(
                    "max attempts " + maxAttempts + " (at least 1), back-offs " + backOffs + " (at least 0)");
        }
    }

    /** The pause before attempt {@code made + 2}, when {@code made} pauses were made already. */
    Duration delay(int made) {
        Duration delay = firstDelay.multipliedBy(1L << Math.min(made, MOST_DOUBLINGS));
        return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
    }
}
