package io.ashlar.local.machine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts again what has died, until it is closed: then a start that is under way is broken off. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Watch.class.getName());
    private static final long PERIOD_MILLIS = 500;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Watched> parts;

    /** @param restart fails, and leaves no process behind, when its thread is interrupted */
    record Watched(String name, BooleanSupplier alive, Runnable restart) {}

    Watch(List<Watched> parts) {
        this.parts = List.copyOf(parts);
        clock.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (Watched part : parts) {
            if (clock.isShutdown()) {
                return;
            }
            revive(part);
        }
    }

    /** A start that fails, however it does, is tried again at the next look. */
    private static void revive(Watched part) {
        try {
            if (!part.alive().getAsBoolean()) {
                LOG.log(Level.INFO, "{0} has died; starting it again", part.name());
                part.restart().run();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cannot start " + part.name() + " again", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.log(Level.WARNING, "a start does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
