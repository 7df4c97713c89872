package io.ashlar.inference.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Serves one loaded model: admits, queues, batches across requests and answers each by itself.
 *
 * @param <E> an input as the model takes it
 * @param <R> what the model says of one input
 */
public final class ModelServer<E, R> {
    private static final Logger LOG = Logger.getLogger(ModelServer.class);

    private final String name;
    private final BatchModel<E, R> model;
    private final DeviceThread device;
    private final Admission admission;
    private final BatchQueue<E, R> queue;
    private final ServingStatistics statistics = new ServingStatistics();
    private final AtomicBoolean turnQueued = new AtomicBoolean();

    /** {@code name} is what problems call it. The model is this server's from now on. */
    public ModelServer(String name, BatchModel<E, R> model, DeviceThread device, ServingLimits limits) {
        this.name = name;
        this.model = model;
        this.device = device;
        this.admission = new Admission(name, limits.queuedInputs());
        this.queue = new BatchQueue<>(limits);
    }

    /**
     * Predicts. Never blocks and may be called from an event loop: without a permit the future fails at once
     * ({@code queue-full}); else {@code worker} makes the inputs, and the device's thread completes the future.
     * Canceling the future drops what is not yet computed.
     *
     * @param inputs encodes; called once, on the worker; its exception is the future's
     */
    public CompletableFuture<List<R>> submit(Supplier<List<E>> inputs, Deadline deadline, Executor worker) {
        CompletableFuture<List<R>> answer = new CompletableFuture<>();
        try {
            admission.admit(1);
        } catch (RuntimeException e) {
            statistics.rejected();
            answer.completeExceptionally(e);
            return answer;
        }
        try {
            worker.execute(() -> admitted(inputs, deadline, answer));
        } catch (RuntimeException e) {
            admission.release(1);
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /** On the worker, with one permit. */
    private void admitted(Supplier<List<E>> source, Deadline deadline, CompletableFuture<List<R>> answer) {
        int permits = 1;
        try {
            List<E> inputs = answer.isDone() ? List.of() : inTime(source, deadline);
            if (inputs.isEmpty()) {
                admission.release(1);
                answer.complete(List.of());
                return;
            }
            admission.checkFits(inputs.size());
            PendingRequest<R> request = new PendingRequest<>(inputs.size(), deadline, answer);
            admission.admit(inputs.size() - 1);
            permits = inputs.size();
            List<Row<E, R>> rows = rows(request, inputs);
            request.times.markEncoded();
            int held = permits;
            answer.whenComplete((results, failure) -> {
                admission.release(held);
                statistics.answered(request.times, held, failure);
            });
            permits = 0; // from here on the answer gives them back, however it ends
            queue.add(rows);
            askForTurn();
        } catch (RuntimeException | Error e) {
            admission.release(permits);
            statistics.refused(e);
            answer.completeExceptionally(e);
        }
    }

    private static <E> List<E> inTime(Supplier<List<E>> source, Deadline deadline) {
        if (deadline.isOver()) {
            throw BatchQueue.tooLate();
        }
        return source.get();
    }

    /** Rows of one length stand together, whatever batches they end up in. */
    private List<Row<E, R>> rows(PendingRequest<R> request, List<E> inputs) {
        List<Row<E, R>> rows = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            E input = inputs.get(i);
            rows.add(new Row<>(request, i, input, Math.max(1, model.tokens(input))));
        }
        rows.sort(Comparator.comparingInt(Row::tokens));
        return rows;
    }

    private void askForTurn() {
        if (turnQueued.compareAndSet(false, true)) {
            device.execute(this::turn);
        }
    }

    private void turn() {
        List<Row<E, R>> batch = queue.take();
        try {
            if (!batch.isEmpty()) {
                run(batch);
            }
        } finally {
            turnQueued.set(false);
            if (!queue.isEmpty()) {
                askForTurn();
            }
        }
    }

    private void run(List<Row<E, R>> batch) {
        long started = System.nanoTime();
        batch.forEach(row -> row.request().times.markStarted(started));
        try {
            compute(batch);
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.get(0).request().fail(e);
                return;
            }
            LOG.warnf(e, "A batch of %d inputs of '%s' failed: each is computed alone", batch.size(), name);
            batch.forEach(this::runAlone);
        }
    }

    /** One bad row must not fail its neighbours, which are other people's. */
    private void runAlone(Row<E, R> row) {
        if (row.request().isWanted()) {
            try {
                compute(List.of(row));
            } catch (RuntimeException | Error e) {
                row.request().fail(e);
            }
        }
    }

    private void compute(List<Row<E, R>> batch) {
        long started = System.nanoTime();
        List<R> results = model.predict(batch.stream().map(Row::encoded).toList());
        if (results.size() != batch.size()) {
            throw new IllegalStateException(
                    "The model of '" + name + "' gave " + results.size() + " results for " + batch.size() + " inputs");
        }
        long ended = System.nanoTime();
        int tokens = batch.stream().mapToInt(Row::tokens).sum();
        statistics.executed(batch.size(), tokens, ended - started);
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).request().times.markEnded(ended);
            batch.get(i).complete(results.get(i));
        }
    }

    /** False once it is closing. */
    boolean isOpen() {
        return admission.isOpen();
    }

    public StatisticsSnapshot statistics() {
        return statistics.snapshot(admission.waiting());
    }

    /**
     * Takes nothing new, answers what is admitted, then closes the model. Blocks; call it from a thread that may wait.
     * When the time is over, the model is closed after the batch that runs, and what is left fails.
     */
    public void close(long amount, TimeUnit unit) throws InterruptedException {
        boolean drained = admission.drain(amount, unit);
        device.run(() -> {
                    if (!drained) {
                        failRest();
                    }
                    model.close();
                })
                .exceptionally(e -> {
                    LOG.warnf(e, "Closing the model of '%s' failed", name);
                    return null;
                })
                .join();
    }

    private void failRest() {
        for (List<Row<E, R>> rest = queue.take(); !rest.isEmpty(); rest = queue.take()) {
            rest.forEach(row -> row.request().fail(Admission.stopping(name)));
        }
    }
}
