package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.models.ModelSummary;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A loaded model that answers requests of its task. */
public interface TaskServer {
    Task task();

    ModelSummary summary();

    /**
     * Predicts; never blocks. Without room in the queue the future fails at once, before the request is read. Canceling
     * the future drops what is not yet computed.
     *
     * @param request reads and checks the request; called on the worker
     */
    CompletableFuture<Answer> predict(Supplier<PredictionRequest> request, Deadline deadline, Executor worker);

    /**
     * The same, and tells how it goes where that takes long: what is written while it is written, the steps of a
     * picture. Canceling the future ends it in the middle.
     */
    default CompletableFuture<Answer> follow(
            Supplier<PredictionRequest> request, Deadline deadline, Executor worker, AnswerListener listener) {
        return predict(request, deadline, worker);
    }

    StatisticsSnapshot statistics();

    /** Answers what is admitted, then gives the memory back. Blocks at most about that long. */
    void close(long amount, TimeUnit unit) throws InterruptedException;
}
