package io.ashlar.inference.serving;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Rows in the order of their arrival, taken as batches: what is there now, up to the budget; nobody waits for a fuller
 * batch. Its size is bounded by {@link Admission}.
 */
final class BatchQueue<E, R> {
    private final ServingLimits limits;
    private final Deque<Row<E, R>> rows = new ArrayDeque<>();

    BatchQueue(ServingLimits limits) {
        this.limits = limits;
    }

    synchronized void add(List<Row<E, R>> request) {
        rows.addAll(request);
    }

    synchronized boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The next batch, shortest first, so that rows of one length stand together. Rows that nobody waits for are left
     * out; empty if there are no others.
     */
    synchronized List<Row<E, R>> take() {
        List<Row<E, R>> batch = new ArrayList<>();
        int tokens = 0;
        while (!rows.isEmpty() && batch.size() < limits.batchInputs()) {
            Row<E, R> next = rows.peek();
            if (!isWanted(next)) {
                rows.remove();
                continue;
            }
            if (!batch.isEmpty() && (long) tokens + next.tokens() > limits.batchTokens()) {
                break;
            }
            tokens += next.tokens();
            batch.add(rows.remove());
        }
        batch.sort(Comparator.comparingInt(Row::tokens));
        return batch;
    }

    private static boolean isWanted(Row<?, ?> row) {
        if (row.request().isWanted() && row.request().deadline.isOver()) {
            row.request().fail(tooLate());
        }
        return row.request().isWanted();
    }

    static ProblemException tooLate() {
        return new ProblemException(
                ProblemCode.DEADLINE_EXCEEDED,
                "The request's deadline passed while it waited, so it was not computed. "
                        + "Give it more time, or send fewer requests at once.");
    }
}
