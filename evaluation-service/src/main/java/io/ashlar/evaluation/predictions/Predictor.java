package io.ashlar.evaluation.predictions;

import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.datasets.columns.LabeledText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Has an endpoint predict all rows, a few requests at a time, so that its batches are full. */
@ApplicationScoped
public class Predictor {
    private static final int CHUNK = 64;
    private static final int IN_FLIGHT = 4;

    private final PredictionClient client;

    Predictor(PredictionClient client) {
        this.client = client;
    }

    /**
     * The predictions in the rows' order.
     *
     * @param progress hears how many rows are done; what it throws ends the work
     */
    public Predictions predict(String subject, EndpointView endpoint, List<LabeledText> rows, IntConsumer progress) {
        long started = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
        try {
            List<CompletableFuture<List<Prediction>>> chunks = new ArrayList<>();
            Semaphore permits = new Semaphore(IN_FLIGHT);
            AtomicInteger done = new AtomicInteger();
            for (int from = 0; from < rows.size(); from += CHUNK) {
                List<LabeledText> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
                permits.acquireUninterruptibly();
                progress.accept(done.get());
                chunks.add(CompletableFuture.supplyAsync(
                                () -> client.classify(endpoint.name(), endpoint.labels(), chunk), threads)
                        .whenComplete((answer, failure) -> {
                            done.addAndGet(chunk.size());
                            permits.release();
                        }));
            }
            List<Prediction> all = new ArrayList<>(rows.size());
            for (CompletableFuture<List<Prediction>> chunk : chunks) {
                all.addAll(chunk.join());
                progress.accept(all.size());
            }
            long millis = (System.nanoTime() - started) / 1_000_000;
            return new Predictions(subject, endpoint.labels(), all, endpoint.newWeights(), millis);
        } finally {
            threads.shutdownNow();
        }
    }
}
