package io.ashlar.jobs.execution;

import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.jobs.progress.ProgressMeter;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt has to tell, until it is written: the latest progress and all lines. Thread safe. */
final class Reports {
    private static final long EVENT_PAUSE_NANOS = 1_000_000_000L;
    private static final int LONGEST_LINE = 4_000;
    private static final int MOST_WAITING_LINES = 10_000;

    private final ProgressMeter meter;
    private final Deque<String> lines = new ArrayDeque<>();
    private @Nullable JobProgress latest;
    private boolean written = true;
    private boolean told = true;
    private @Nullable String toldStep;
    private long toldAtNanos = System.nanoTime() - EVENT_PAUSE_NANOS;

    Reports(Clock clock) {
        meter = new ProgressMeter(clock);
    }

    /**
     * What is to be written now.
     *
     * @param told whether the progress is also to be an event
     */
    record Batch(@Nullable JobProgress progress, boolean told, List<String> lines) {
        boolean isEmpty() {
            return progress == null && lines.isEmpty();
        }
    }

    synchronized void progress(JobProgress progress) {
        latest = meter.measure(progress);
        written = false;
        told = false;
    }

    synchronized void line(String line) {
        if (lines.size() < MOST_WAITING_LINES) {
            String plain = line.replace('\0', ' ');
            lines.add(plain.length() > LONGEST_LINE ? plain.substring(0, LONGEST_LINE) + "…" : plain);
        }
    }

    /** Takes what is waiting; {@code last} if nothing comes after it, so that the final progress is told. */
    synchronized Batch take(boolean last) {
        List<String> taken = new ArrayList<>(lines);
        lines.clear();
        JobProgress progress = latest;
        if (progress == null || told || (written && !last && !eventIsDue(progress))) {
            return new Batch(null, false, taken);
        }
        boolean tell = last || eventIsDue(progress);
        written = true;
        if (tell) {
            told = true;
            toldStep = progress.step();
            toldAtNanos = System.nanoTime();
        }
        return new Batch(progress, tell, taken);
    }

    /** Takes back what could not be written. */
    synchronized void restore(Batch batch) {
        for (int i = batch.lines().size() - 1; i >= 0; i--) {
            lines.addFirst(batch.lines().get(i));
        }
        if (batch.progress() != null) {
            written = false;
            told = false;
        }
    }

    private boolean eventIsDue(JobProgress progress) {
        return !progress.step().equals(toldStep) || System.nanoTime() - toldAtNanos >= EVENT_PAUSE_NANOS;
    }
}
