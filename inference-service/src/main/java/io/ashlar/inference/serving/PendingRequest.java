package io.ashlar.inference.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A request whose inputs may be answered by several batches. A caller that gives up cancels {@link #answer}. */
final class PendingRequest<R> {
    final CompletableFuture<List<R>> answer;
    final Deadline deadline;
    final RequestTimes times = new RequestTimes();
    private final AtomicReferenceArray<R> results;
    private final AtomicInteger missing;

    PendingRequest(int inputs, Deadline deadline, CompletableFuture<List<R>> answer) {
        this.answer = answer;
        this.results = new AtomicReferenceArray<>(inputs);
        this.missing = new AtomicInteger(inputs);
        this.deadline = deadline;
    }

    /** False when nobody waits for it: it is answered, has failed or was given up. */
    boolean isWanted() {
        return !answer.isDone();
    }

    void complete(int index, R result) {
        results.set(index, result);
        if (missing.decrementAndGet() == 0) {
            List<R> all = new ArrayList<>(results.length());
            for (int i = 0; i < results.length(); i++) {
                all.add(results.get(i));
            }
            answer.complete(all);
        }
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }
}
