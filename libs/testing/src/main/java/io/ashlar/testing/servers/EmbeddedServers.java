package io.ashlar.testing.servers;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.LoopbackPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The servers as processes, with data in a folder of the JVM's own that goes away with it. A JVM that was killed leaves
 * both behind; the next one removes them.
 */
final class EmbeddedServers {
    private static final System.Logger LOG = System.getLogger(EmbeddedServers.class.getName());
    private static final int ATTEMPTS = 3;

    private EmbeddedServers() {}

    /** A start that fails is tried again in a new folder, on new ports: what was in its way may be gone. */
    static TestServers start() {
        Path all = Path.of(System.getProperty("java.io.tmpdir"), "ashlar-test-" + System.getProperty("user.name"));
        LeftOvers.sweep(all);
        for (int attempt = 1; ; attempt++) {
            Path folder = all.resolve(ProcessHandle.current().pid() + "-" + attempt);
            try {
                return start(folder);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("the test servers do not start: " + e, e);
                }
                LOG.log(System.Logger.Level.WARNING, "the test servers do not start; once more", e);
            }
        }
    }

    private static TestServers start(Path folder) {
        CompletableFuture<KafkaBroker> starting = CompletableFuture.supplyAsync(
                () -> KafkaBroker.start(folder.resolve("kafka"), 0, Map.of("auto.create.topics.enable", "true")));
        try {
            // What a crash of the machine would lose does not matter here.
            PostgresServer postgres = PostgresServer.start(
                    folder.resolve("postgres"), 0, Map.of("fsync", "off", "synchronous_commit", "off"));
            KafkaBroker kafka = starting.join();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(new ServerCleanup(
                            folder,
                            List.of(postgres.server().pid(), kafka.server().pid()))));
            return new TestServers(
                    LoopbackPort.HOST,
                    postgres.server().port(),
                    PostgresServer.USER,
                    PostgresServer.PASSWORD,
                    kafka.bootstrapServers());
        } catch (RuntimeException e) {
            starting.handle((broker, failure) -> broker).join();
            LeftOvers.remove(folder);
            throw e;
        }
    }
}
