package io.ashlar.evaluation.predictions;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.evaluation.tasks.Example;
import io.ashlar.evaluation.tasks.Predictions;
import io.ashlar.evaluation.tasks.TaskEvaluation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Has an endpoint predict all rows, a few requests at a time, so that its batches are full. */
@ApplicationScoped
public class Predictor {
    private static final int IN_FLIGHT = 4;

    private final PredictionClient client;

    Predictor(PredictionClient client) {
        this.client = client;
    }

    /**
     * The predictions in the rows' order.
     *
     * <p>The first request that fails ends the work: what was not asked by then is not asked.
     *
     * @param progress hears how many rows are done; what it throws ends the work
     */
    public Predictions predict(
            String subject, EndpointView endpoint, TaskEvaluation task, List<Example> rows, IntConsumer progress) {
        int size = task.rowsPerRequest();
        Map<String, Object> parameters = task.parameters(endpoint.labels());
        long started = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
        try {
            List<CompletableFuture<List<JsonNode>>> chunks = new ArrayList<>();
            Semaphore permits = new Semaphore(IN_FLIGHT);
            AtomicInteger done = new AtomicInteger();
            CompletableFuture<Void> failed = new CompletableFuture<>();
            for (int from = 0; from < rows.size(); from += size) {
                List<Example> chunk = rows.subList(from, Math.min(rows.size(), from + size));
                permits.acquireUninterruptibly();
                if (failed.isDone()) {
                    failed.join();
                }
                progress.accept(done.get());
                chunks.add(CompletableFuture.supplyAsync(
                                () -> client.predict(endpoint.name(), inputs(task, chunk), parameters), threads)
                        .whenComplete((answer, failure) -> {
                            if (failure == null) {
                                done.addAndGet(chunk.size());
                            } else {
                                failed.completeExceptionally(failure);
                            }
                            permits.release();
                        }));
            }
            List<JsonNode> all = new ArrayList<>(rows.size());
            for (CompletableFuture<List<JsonNode>> chunk : chunks) {
                all.addAll(chunk.join());
                progress.accept(all.size());
            }
            long millis = (System.nanoTime() - started) / 1_000_000;
            return new Predictions(subject, endpoint.labels(), all, endpoint.newWeights(), millis);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Map<String, byte[]>> inputs(TaskEvaluation task, List<Example> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, byte[]> inputs = new LinkedHashMap<>();
                    row.inputs().forEach((name, text) -> inputs.put(name, task.bytes(text)));
                    return inputs;
                })
                .toList();
    }
}
