package io.ashlar.jobs.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.jobs.JobProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private final HandClock clock = new HandClock();
    private final ProgressMeter meter = new ProgressMeter(clock);

    @Test
    void shouldKnowNoRateAtTheBeginning() {
        JobProgress first = meter.measure(progress("download", 0, 100L));

        assertThat(first.ratePerSecond()).isNull();
        assertThat(first.etaMillis()).isNull();
    }

    @Test
    void shouldEstimateFromTheRate() {
        meter.measure(progress("download", 0, 100L));
        clock.advance(Duration.ofSeconds(2));
        JobProgress later = meter.measure(progress("download", 20, 100L));

        assertThat(later.ratePerSecond()).isEqualTo(10.0);
        assertThat(later.etaMillis()).isEqualTo(8_000);
    }

    @Test
    void shouldForgetARateThatIsLongOver() {
        meter.measure(progress("download", 0, 10_000L));
        for (int second = 1; second <= 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            meter.measure(progress("download", second, 10_000L));
        }
        JobProgress fast = progress("download", 60, 10_000L);
        for (int second = 1; second <= 12; second++) {
            clock.advance(Duration.ofSeconds(1));
            fast = meter.measure(progress("download", 60 + 100L * second, 10_000L));
        }

        assertThat(fast.ratePerSecond()).isEqualTo(100.0);
    }

    @Test
    void shouldBeginAnewWithEachStep() {
        meter.measure(progress("download", 0, 100L));
        clock.advance(Duration.ofSeconds(1));
        meter.measure(progress("download", 100, 100L));
        clock.advance(Duration.ofSeconds(1));

        assertThat(meter.measure(progress("verify", 0, 10L)).ratePerSecond()).isNull();
    }

    @Test
    void shouldEstimateNothingWithoutATotal() {
        meter.measure(progress("download", 0, null));
        clock.advance(Duration.ofSeconds(1));
        JobProgress later = meter.measure(progress("download", 5, null));

        assertThat(later.ratePerSecond()).isEqualTo(5.0);
        assertThat(later.etaMillis()).isNull();
    }

    @Test
    void shouldLeaveWhatTheHandlerKnowsBetter() {
        JobProgress own = new JobProgress("train", 1, 1, 1, 10L, "steps", 2.0, 3L, Map.of(), null);

        assertThat(meter.measure(own)).isEqualTo(own);
    }

    private static JobProgress progress(String step, long done, @Nullable Long total) {
        return new JobProgress(
                step, step.equals("verify") ? 2 : 1, 2, done, total, "bytes", null, null, Map.of(), null);
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a meter knows no zones");
        }
    }
}
