package io.ashlar.inference.serving;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts and times of one model since it was loaded; every method may be called from any thread. */
final class ServingStatistics {
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder canceled = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder inputs = new LongAdder();
    private final LongAdder tokens = new LongAdder();
    private final DurationHistogram encode = new DurationHistogram();
    private final DurationHistogram queue = new DurationHistogram();
    private final DurationHistogram compute = new DurationHistogram();
    private final DurationHistogram total = new DurationHistogram();
    private final Map<Integer, DurationHistogram> batches = new ConcurrentHashMap<>();
    private volatile long lastAnswerMillis;

    void rejected() {
        rejected.increment();
    }

    /** It failed before it reached the queue. */
    void refused(Throwable failure) {
        countFailure(failure);
    }

    void executed(int batchInputs, int batchTokens, long nanos) {
        tokens.add(batchTokens);
        batches.computeIfAbsent(batchInputs, size -> new DurationHistogram()).record(nanos);
    }

    void answered(RequestTimes times, int requestInputs, @Nullable Throwable failure) {
        if (failure != null) {
            countFailure(failure);
            return;
        }
        succeeded.increment();
        inputs.add(requestInputs);
        encode.record(times.encodeNanos());
        queue.record(times.queueNanos());
        compute.record(times.computeNanos());
        total.record(System.nanoTime() - times.admitted);
        lastAnswerMillis = System.currentTimeMillis();
    }

    private void countFailure(Throwable failure) {
        if (failure instanceof CancellationException) {
            canceled.increment();
        } else if (failure instanceof ProblemException problem && problem.code() == ProblemCode.DEADLINE_EXCEEDED) {
            expired.increment();
        } else if (failure instanceof ProblemException problem && problem.code() == ProblemCode.QUEUE_FULL) {
            rejected.increment();
        } else {
            failed.increment();
        }
    }

    StatisticsSnapshot snapshot(int waitingInputs) {
        Map<Integer, DurationSummary> sizes = new TreeMap<>();
        batches.forEach((size, histogram) -> sizes.put(size, histogram.summary()));
        return new StatisticsSnapshot(
                new StatisticsSnapshot.Requests(
                        succeeded.sum(), failed.sum(), rejected.sum(), canceled.sum(), expired.sum()),
                inputs.sum(),
                tokens.sum(),
                waitingInputs,
                lastAnswerMillis == 0 ? null : Instant.ofEpochMilli(lastAnswerMillis),
                encode.summary(),
                queue.summary(),
                compute.summary(),
                total.summary(),
                sizes);
    }
}
