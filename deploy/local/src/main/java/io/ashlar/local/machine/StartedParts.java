package io.ashlar.local.machine;

import io.ashlar.embedded.process.ServerStartException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What was started, to be stopped in the opposite order, once, by whoever comes first: its owner or the end of this
 * process. A part that is being started at that moment is stopped too, and none is started afterwards. One that cannot
 * be stopped keeps no other from it.
 */
final class StartedParts implements AutoCloseable {
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private boolean closed;

    /** @throws ServerStartException when the parts are stopped already */
    synchronized <T> T start(Supplier<T> start, Consumer<? super T> stop) {
        if (closed) {
            throw new ServerStartException("Ashlar was stopped during its start.", null);
        }
        T part = start.get();
        stops.push(() -> stop.accept(part));
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        RuntimeException failure = null;
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
