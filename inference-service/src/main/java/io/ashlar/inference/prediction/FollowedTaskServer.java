package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.inference.serving.BatchModel;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.serving.DeviceThread;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.models.ModelSummary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A model whose answers take long, on a thread of its own: what it does can be followed, and ends in the middle when
 * nobody wants it any more.
 *
 * @param <E> a row as the model takes it
 * @param <R> the model's result for one row
 */
public final class FollowedTaskServer<E, R> implements TaskServer {
    private final Task task;
    private final ModelSummary summary;
    private final Rows<E> rows;
    private final Function<List<R>, Answer> answer;
    private final DeviceThread thread;
    private final ModelServer<E, R> server;

    /** Makes a request's rows, one an input. */
    @FunctionalInterface
    public interface Rows<E> {
        /**
         * @param listener hears of the rows' progress
         * @param unwanted set by whoever gives up waiting
         */
        List<E> of(PredictionRequest request, AnswerListener listener, AtomicBoolean unwanted);
    }

    private FollowedTaskServer(
            Task task,
            ModelSummary summary,
            Rows<E> rows,
            Function<List<R>, Answer> answer,
            DeviceThread thread,
            ModelServer<E, R> server) {
        this.task = task;
        this.summary = summary;
        this.rows = rows;
        this.answer = answer;
        this.thread = thread;
        this.server = server;
    }

    /** Warms the model up and serves it. The model is this server's from now on. */
    public static <E, R> TaskServer start(
            String endpoint,
            Task task,
            ModelSummary summary,
            BatchModel<E, R> model,
            ServingLimits limits,
            Rows<E> rows,
            Function<List<R>, Answer> answer) {
        DeviceThread thread = new DeviceThread(task.wireName() + "-" + endpoint);
        try {
            thread.run(model::warmUp).join();
        } catch (CompletionException e) {
            thread.run(model::close);
            thread.close();
            throw e;
        }
        ModelServer<E, R> server = new ModelServer<>(endpoint, model, thread, limits);
        return new FollowedTaskServer<>(task, summary, rows, answer, thread, server);
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public ModelSummary summary() {
        return summary;
    }

    @Override
    public CompletableFuture<Answer> predict(Supplier<PredictionRequest> request, Deadline deadline, Executor worker) {
        return follow(request, deadline, worker, AnswerListener.NONE);
    }

    @Override
    public CompletableFuture<Answer> follow(
            Supplier<PredictionRequest> request, Deadline deadline, Executor worker, AnswerListener listener) {
        AtomicBoolean unwanted = new AtomicBoolean();
        CompletableFuture<List<R>> results =
                server.submit(() -> rows.of(request.get(), listener, unwanted), deadline, worker);
        results.whenComplete((found, failure) -> unwanted.set(true));
        return Futures.map(results, answer, worker);
    }

    @Override
    public StatisticsSnapshot statistics() {
        return server.statistics();
    }

    @Override
    public void close(long amount, TimeUnit unit) throws InterruptedException {
        server.close(amount, unit);
        thread.close();
    }
}
