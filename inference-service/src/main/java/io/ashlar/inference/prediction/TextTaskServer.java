package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A text model that answers its task.
 *
 * @param <R> the model's raw result for one text
 * @param <P> the task's parameters
 */
record TextTaskServer<R, P>(
        Task task,
        ModelSummary summary,
        ModelServer<TextInput, Encoding, TextBatchModel.Read<R>> server,
        TextTask<R, P> rule)
        implements TaskServer {
    @Override
    public CompletableFuture<Answer> predict(Supplier<PredictionRequest> request, Deadline deadline, Executor worker) {
        AtomicReference<P> parameters = new AtomicReference<>();
        var results = server.submit(
                () -> {
                    PredictionRequest read = request.get();
                    parameters.set(rule.parameters(read.parameters()));
                    return read.inputs();
                },
                deadline,
                worker);
        return Futures.map(results, rows -> rule.answer(rows, Objects.requireNonNull(parameters.get())), worker);
    }

    @Override
    public StatisticsSnapshot statistics() {
        return server.statistics();
    }

    @Override
    public void close(long amount, TimeUnit unit) throws InterruptedException {
        server.close(amount, unit);
    }
}
