package io.ashlar.inference.writing;

import io.ashlar.contracts.Task;
import io.ashlar.inference.prediction.Answer;
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
import io.ashlar.models.generation.GeneratedSequence;
import io.ashlar.models.generation.GenerationRequest;
import io.ashlar.models.generation.IncrementalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Answers with texts, whole or piece by piece. Canceling an answer ends it at the next token. */
public final class WritingTaskServer implements TaskServer {
    private final Task task;
    private final Writer writer;
    private final DeviceThread thread;
    private final ModelServer<Writing, List<GeneratedSequence>> server;

    private WritingTaskServer(Task task, Writer writer, DeviceThread thread, ServingLimits limits, String endpoint) {
        this.task = task;
        this.writer = writer;
        this.thread = thread;
        this.server = new ModelServer<>(endpoint, new WriterBatches(writer), thread, limits);
    }

    /** Warms the writer up on a thread of its own and serves it. The writer is this server's from now on. */
    static WritingTaskServer start(String endpoint, Task task, Writer writer, ServingLimits limits) {
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
        return write(request, deadline, worker, PieceListener.NONE);
    }

    /** What a request came to. */
    private record Made(List<Input> inputs, Writer.Terms terms, List<Writing> rows) {}

    @Override
    public CompletableFuture<Answer> write(
            Supplier<PredictionRequest> request, Deadline deadline, Executor worker, PieceListener listener) {
        AtomicReference<Made> made = new AtomicReference<>();
        AtomicBoolean unwanted = new AtomicBoolean();
        CompletableFuture<List<List<GeneratedSequence>>> results = server.submit(
                () -> {
                    Made rows = rows(request.get(), listener, unwanted);
                    made.set(rows);
                    return rows.rows();
                },
                deadline,
                worker);
        results.whenComplete((sequences, failure) -> unwanted.set(true));
        return Futures.map(results, found -> answer(Objects.requireNonNull(made.get()), found), worker);
    }

    private Made rows(PredictionRequest request, PieceListener listener, AtomicBoolean unwanted) {
        Writer.Terms terms = writer.terms(request.parameters());
        List<Writing> rows = new ArrayList<>();
        for (Input input : request.inputs()) {
            int number = rows.size();
            GenerationRequest prompt = terms.request(input);
            if (listener == PieceListener.NONE) {
                rows.add(new Writing(prompt, token -> {}, unwanted));
            } else {
                IncrementalText pieces = terms.pieces(prompt);
                rows.add(new Writing(
                        prompt, token -> listener.piece(number, token, pieces.add(token)), unwanted));
            }
        }
        return new Made(request.inputs(), terms, rows);
    }

    private Answer answer(Made made, List<List<GeneratedSequence>> results) {
        List<List<Written>> texts = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Input input = made.inputs().get(i);
            GenerationRequest request = made.rows().get(i).request();
            texts.add(results.get(i).stream()
                    .map(sequence -> new Written(
                            made.terms().text(input, sequence),
                            sequence.reason(),
                            request.source().length,
                            sequence.tokens().length))
                    .toList());
        }
        return new Answer.Texts(texts, task);
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
