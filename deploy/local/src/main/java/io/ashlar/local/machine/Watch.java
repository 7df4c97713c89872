package io.ashlar.local.machine;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.ServerStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts again what has died. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Watch.class.getName());
    private static final long PERIOD_MILLIS = 500;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ServiceRunner> services;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;

    Watch(List<ServiceRunner> services, PostgresServer postgres, KafkaBroker kafka) {
        this.services = services;
        this.postgres = postgres;
        this.kafka = kafka;
        clock.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        revive("PostgreSQL", postgres::alive, postgres::restart);
        revive("Kafka", kafka::alive, kafka::restart);
        services.forEach(service -> revive("service", service::alive, service::restart));
    }

    /** A start that fails is tried again at the next look. */
    private static void revive(String what, BooleanSupplier alive, Runnable restart) {
        try {
            if (!alive.getAsBoolean()) {
                LOG.log(Level.INFO, "{0} has died; starting it again", what);
                restart.run();
            }
        } catch (ServerStartException e) {
            LOG.log(Level.WARNING, "cannot start " + what + " again", e);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
