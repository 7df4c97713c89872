package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.models.ModelSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A model that answers its task row by row: what a batch holds does not matter to a row.
 *
 * @param <E> a row as the model takes it
 * @param <R> the model's raw result for one row
 * @param <P> the task's parameters
 */
record RowTaskServer<E, R, P>(Task task, ModelSummary summary, ModelServer<E, R> server, TaskRule<E, R, P> rule)
        implements TaskServer {
    @Override
    public CompletableFuture<Answer> predict(Supplier<PredictionRequest> request, Deadline deadline, Executor worker) {
        AtomicReference<Rows> made = new AtomicReference<>();
        CompletableFuture<List<R>> results = server.submit(
                () -> {
                    Rows rows = rows(request.get());
                    made.set(rows);
                    return rows.all();
                },
                deadline,
                worker);
        return Futures.map(results, found -> answer(Objects.requireNonNull(made.get()), found), worker);
    }

    /** The rows of each input. */
    private final class Rows {
        private final List<Input> inputs;
        private final P parameters;
        private final List<List<E>> rows = new ArrayList<>();

        private Rows(List<Input> inputs, P parameters) {
            this.inputs = inputs;
            this.parameters = parameters;
        }

        private List<E> all() {
            return rows.stream().flatMap(List::stream).toList();
        }
    }

    private Rows rows(PredictionRequest request) {
        Rows made = new Rows(request.inputs(), rule.parameters(request.parameters()));
        for (Input input : request.inputs()) {
            made.rows.add(rule.rows(input, made.parameters));
        }
        return made;
    }

    private Answer answer(Rows made, List<R> results) {
        List<Predicted<E, R>> predicted = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < made.inputs.size(); i++) {
            List<E> rows = made.rows.get(i);
            predicted.add(new Predicted<>(made.inputs.get(i), rows, results.subList(next, next + rows.size())));
            next += rows.size();
        }
        return rule.answer(predicted, made.parameters);
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
