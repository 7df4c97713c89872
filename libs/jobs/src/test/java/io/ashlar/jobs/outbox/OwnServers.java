package io.ashlar.jobs.outbox;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.UnpackedFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Servers that a test may kill, found again by their folder. */
public final class OwnServers implements QuarkusTestResourceLifecycleManager {
    private static final String FOLDER = "ashlar.test.own-servers";

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("ashlar-outage");
            folder.toFile().setReadable(true, false);
            folder.toFile().setExecutable(true, false);
            System.setProperty(FOLDER, folder.toString());
            PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0);
            KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), 0);
            postgres.createDatabase("outage");
            return Map.of(
                    "quarkus.datasource.reactive.url", postgres.reactiveUrl("outage"),
                    "quarkus.datasource.jdbc.url", postgres.jdbcUrl("outage"),
                    "quarkus.datasource.username", PostgresServer.USER,
                    "quarkus.datasource.password", PostgresServer.PASSWORD,
                    "kafka.bootstrap.servers", kafka.bootstrapServers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KafkaBroker kafka() {
        return KafkaBroker.running(folder().resolve("kafka")).orElseThrow();
    }

    static PostgresServer postgres() {
        return PostgresServer.running(folder().resolve("postgres")).orElseThrow();
    }

    private static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    @Override
    public void stop() {
        KafkaBroker.running(folder().resolve("kafka")).ifPresent(KafkaBroker::close);
        PostgresServer.running(folder().resolve("postgres")).ifPresent(PostgresServer::close);
        try {
            UnpackedFolder.deleteTree(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
