package io.ashlar.inference.serving;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Durations from a microsecond to an hour, to two digits; the sum is exact. */
final class DurationHistogram {
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

    private final ConcurrentHistogram micros = new ConcurrentHistogram(1, LONGEST_MICROS, 2);
    private final LongAdder sumNanos = new LongAdder();

    void record(long nanos) {
        micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000)));
        sumNanos.add(Math.max(0, nanos));
    }

    DurationSummary summary() {
        return new DurationSummary(
                micros.getTotalCount(),
                sumNanos.sum(),
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(90)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getMaxValue()));
    }

    private static double millis(long micros) {
        return micros / 1e3;
    }
}
