package io.ashlar.benchmarks.serving;

import io.ashlar.benchmarks.measure.Samples;
import io.ashlar.contracts.prediction.v1.ClassifyTextRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Requests at a steady rate, sent whether or not the ones before are answered. */
final class SteadyLoad {
    private static final long PATIENCE_SECONDS = 30;

    private final PredictionServiceGrpc.PredictionServiceStub stub;
    private final ClassifyTextRequest request;

    SteadyLoad(ManagedChannel channel, ClassifyTextRequest request) {
        this.stub = PredictionServiceGrpc.newStub(channel);
        this.request = request;
    }

    /** Seconds of each request, from the call of the stub to its answer. */
    Samples run(int rate, int count) {
        ConcurrentLinkedQueue<Double> seconds = new ConcurrentLinkedQueue<>();
        CountDownLatch open = new CountDownLatch(count);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = began + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(seconds, open, failure);
        }
        await(open, failure);
        return new Samples(new ArrayList<>(seconds));
    }

    private void send(ConcurrentLinkedQueue<Double> seconds, CountDownLatch open, AtomicReference<Throwable> failure) {
        long sent = System.nanoTime();
        stub.classifyText(request, new StreamObserver<>() {
            @Override
            public void onNext(ClassifyTextResponse response) {
                seconds.add((System.nanoTime() - sent) / 1e9);
            }

            @Override
            public void onError(Throwable cause) {
                failure.compareAndSet(null, cause);
                open.countDown();
            }

            @Override
            public void onCompleted() {
                open.countDown();
            }
        });
    }

    private static void await(CountDownLatch open, AtomicReference<Throwable> failure) {
        try {
            if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(open.getCount() + " requests were not answered in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("A request failed: " + cause.getMessage(), cause);
        }
    }

    /** A request of so many tokens, for a model that reads words as BERT does: two of them are its own. */
    static ClassifyTextRequest request(String endpoint, int tokens) {
        List<String> words = java.util.Collections.nCopies(tokens - 2, "time");
        return ClassifyTextRequest.newBuilder()
                .setEndpoint(endpoint)
                .addInputs(
                        io.ashlar.contracts.prediction.v1.TextInput.newBuilder().setText(String.join(" ", words)))
                .build();
    }
}
