package io.ashlar.local.machine;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.local.services.Ports;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Where the services' data lie, and where their events go. */
record Servers(PostgresServer postgres, KafkaBroker kafka) implements AutoCloseable {

    /** Both at once, or the ones that an earlier launcher left behind; where one does not start, neither runs. */
    static Servers start(DataFolder folder, Ports ports) {
        CompletableFuture<KafkaBroker> broker = CompletableFuture.supplyAsync(() -> kafka(folder, ports));
        PostgresServer postgres;
        try {
            postgres = postgres(folder, ports);
        } catch (RuntimeException e) {
            broker.thenAccept(KafkaBroker::close).exceptionally(failed -> null).join();
            throw e;
        }
        try {
            return new Servers(postgres, broker.join());
        } catch (CompletionException e) {
            postgres.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static PostgresServer postgres(DataFolder folder, Ports ports) {
        return PostgresServer.running(folder.postgres())
                .orElseGet(() -> PostgresServer.start(folder.postgres(), ports.postgres()));
    }

    private static KafkaBroker kafka(DataFolder folder, Ports ports) {
        return KafkaBroker.running(folder.kafka()).orElseGet(() -> KafkaBroker.start(folder.kafka(), ports.kafka()));
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
