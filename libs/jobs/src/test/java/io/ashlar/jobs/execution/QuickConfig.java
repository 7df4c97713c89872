package io.ashlar.jobs.execution;

import io.ashlar.jobs.JobsConfig;
import java.time.Duration;

/** A replica's settings for a test: all the same but slots and lease. */
record QuickConfig(int slots, Duration lease) implements JobsConfig {
    @Override
    public Duration poll() {
        return Duration.ofMillis(50);
    }

    @Override
    public int maxAttempts() {
        return 3;
    }

    @Override
    public int backOffs() {
        return 2;
    }

    @Override
    public Duration backOffDelay() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration longestBackOffDelay() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration stopGrace() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration outboxRetention() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration inboxRetention() {
        return Duration.ofDays(1);
    }

    @Override
    public int largestRequest() {
        return 1_000_000;
    }

    @Override
    public Commands commands() {
        return () -> false;
    }
}
