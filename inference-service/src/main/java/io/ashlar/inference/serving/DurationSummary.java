package io.ashlar.inference.serving;

/** How long something took, each time it happened. Percentiles are good to two digits. */
public record DurationSummary(
        long count, long sumNanos, double p50Millis, double p90Millis, double p99Millis, double maxMillis) {}
