package io.ashlar.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
    @Test
    void shouldTellPercentilesToTwoDigitsAndTheSumExactly() {
        DurationHistogram histogram = new DurationHistogram();
        for (int millis = 1; millis <= 100; millis++) {
            histogram.record(TimeUnit.MILLISECONDS.toNanos(millis));
        }
        DurationSummary summary = histogram.summary();
        assertThat(summary.count()).isEqualTo(100);
        assertThat(summary.sumNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(5050));
        assertThat(summary.p50Millis()).isCloseTo(50, within(0.5));
        assertThat(summary.p99Millis()).isCloseTo(99, within(1.0));
        assertThat(summary.maxMillis()).isCloseTo(100, within(1.0));
    }

    @Test
    void shouldTakeDurationsBeyondItsRange() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(Long.MAX_VALUE);
        histogram.record(-5);
        assertThat(histogram.summary().count()).isEqualTo(2);
    }
}
