package io.ashlar.inference.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Task;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.serving.DeviceThread;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Answers with texts, whole or piece by piece. Canceling an answer ends it at the next token. */
public final class WritingTaskServer implements TaskServer {
    private final Task task;
    private final Writer writer;
    private final DeviceThread thread;
    private final ModelServer<Writing, List<WrittenText>> server;

    private WritingTaskServer(Task task, Writer writer, DeviceThread thread, ServingLimits limits, String endpoint) {
        this.task = task;
        this.writer = writer;
        this.thread = thread;
        this.server = new ModelServer<>(endpoint, new WriterBatches(writer), thread, limits);
    }

    /** Warms the writer up on a thread of its own and serves it. The writer is this server's from now on. */
    public static WritingTaskServer start(String endpoint, Task task, Writer writer, ServingLimits limits) {
        DeviceThread thread = new DeviceThread("writing-" + endpoint);
        try {
            thread.run(writer::warmUp).join();
        } catch (CompletionException e) {
            thread.run(writer::close);
            thread.close();
            throw e;
        }
        return new WritingTaskServer(task, writer, thread, limits, endpoint);
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public ModelSummary summary() {
        return writer.summary();
    }

    @Override
    public CompletableFuture<Answer> predict(Supplier<PredictionRequest> request, Deadline deadline, Executor worker) {
        return follow(request, deadline, worker, AnswerListener.NONE);
    }

    @Override
    public CompletableFuture<Answer> follow(
            Supplier<PredictionRequest> request, Deadline deadline, Executor worker, AnswerListener listener) {
        AtomicBoolean unwanted = new AtomicBoolean();
        CompletableFuture<List<List<WrittenText>>> texts =
                server.submit(() -> rows(request.get(), listener, unwanted), deadline, worker);
        texts.whenComplete((written, failure) -> unwanted.set(true));
        return Futures.map(texts, written -> new Answer.Texts(written, task), worker);
    }

    private List<Writing> rows(PredictionRequest request, AnswerListener listener, AtomicBoolean unwanted) {
        ObjectNode parameters = request.parameters().json();
        List<Writing> rows = new ArrayList<>();
        for (Input input : request.inputs()) {
            int number = rows.size();
            rows.add(new Writing(writer.prepare(input, parameters), text -> listener.piece(number, text), unwanted));
        }
        return rows;
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
