package io.ashlar.inference.serving;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A model that turns texts upside down, one batch for each permit of {@link #gate}. A text is as many tokens as it has
 * characters; one that starts with {@code !} makes its batch fail.
 */
final class GatedModel implements BatchModel<String, String> {
    final Semaphore gate = new Semaphore(0);
    final Semaphore started = new Semaphore(0);
    final List<List<String>> batches = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();
    final AtomicBoolean closed = new AtomicBoolean();

    static GatedModel open() {
        GatedModel model = new GatedModel();
        model.gate.release(1_000_000);
        return model;
    }

    @Override
    public int tokens(String encoded) {
        return encoded.length();
    }

    @Override
    public List<String> predict(List<String> batch) {
        started.release();
        gate.acquireUninterruptibly();
        batches.add(List.copyOf(batch));
        threads.add(Thread.currentThread().getName());
        if (batch.stream().anyMatch(text -> text.startsWith("!"))) {
            throw new IllegalStateException("cannot compute " + batch);
        }
        return batch.stream()
                .map(text -> new StringBuilder(text).reverse().toString())
                .toList();
    }

    @Override
    public void warmUp() {}

    @Override
    public void close() {
        closed.set(true);
    }
}
