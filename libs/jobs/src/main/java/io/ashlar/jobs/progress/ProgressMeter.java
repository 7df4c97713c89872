package io.ashlar.jobs.progress;

import io.ashlar.contracts.jobs.JobProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Fills in the rate over the last seconds and the estimate that follows from it. Not thread safe. */
public final class ProgressMeter {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration RESOLUTION = Duration.ofMillis(100);

    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable JobProgress previous;

    public ProgressMeter(Clock clock) {
        this.clock = clock;
    }

    private record Sample(Instant at, long done) {}

    /** The same progress, with rate and estimate where the handler gave none and they are known. */
    public JobProgress measure(JobProgress progress) {
        if (isAnotherStep(progress)) {
            samples.clear();
        }
        previous = progress;
        Instant now = clock.instant();
        remember(new Sample(now, progress.done()));
        Double rate = progress.ratePerSecond() != null ? progress.ratePerSecond() : rate(now, progress.done());
        Long eta = progress.etaMillis() != null ? progress.etaMillis() : eta(progress, rate);
        return new JobProgress(
                progress.step(),
                progress.stepNumber(),
                progress.stepCount(),
                progress.done(),
                progress.total(),
                progress.unit(),
                rate,
                eta,
                progress.metrics(),
                progress.message());
    }

    private boolean isAnotherStep(JobProgress progress) {
        JobProgress before = previous;
        return before == null
                || before.stepNumber() != progress.stepNumber()
                || !before.step().equals(progress.step())
                || progress.done() < before.done();
    }

    private void remember(Sample sample) {
        Sample last = samples.peekLast();
        if (last == null || !sample.at().isBefore(last.at().plus(RESOLUTION))) {
            samples.addLast(sample);
        }
        while (samples.size() > 2
                && samples.peekFirst().at().isBefore(sample.at().minus(WINDOW))) {
            samples.removeFirst();
        }
    }

    private @Nullable Double rate(Instant now, long done) {
        Sample oldest = samples.getFirst();
        long millis = Duration.between(oldest.at(), now).toMillis();
        if (millis <= 0 || done <= oldest.done()) {
            return null;
        }
        return (done - oldest.done()) * 1000.0 / millis;
    }

    private static @Nullable Long eta(JobProgress progress, @Nullable Double rate) {
        if (rate == null || rate <= 0 || progress.total() == null) {
            return null;
        }
        long left = Math.max(0, progress.total() - progress.done());
        return Math.round(left * 1000.0 / rate);
    }
}
