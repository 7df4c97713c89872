package io.ashlar.testing.servers;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.UnpackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The servers as processes, with data in a folder of the JVM's own that goes away with it. A JVM that was killed leaves
 * both behind; the next one removes them.
 */
final class EmbeddedServers {
    private EmbeddedServers() {}

    static TestServers start() {
        try {
            Path all = Path.of(System.getProperty("java.io.tmpdir"), "ashlar-test-" + System.getProperty("user.name"));
            Files.createDirectories(all);
            sweep(all);
            Path folder = all.resolve("" + ProcessHandle.current().pid());
            UnpackedFolder.deleteTree(folder);
            Files.createDirectories(folder);
            return start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the test servers", e);
        }
    }

    private static TestServers start(Path folder) {
        CompletableFuture<KafkaBroker> starting = CompletableFuture.supplyAsync(
                () -> KafkaBroker.start(folder.resolve("kafka"), 0, Map.of("auto.create.topics.enable", "true")));
        // What a crash of the machine would lose does not matter here.
        PostgresServer postgres = PostgresServer.start(
                folder.resolve("postgres"), 0, Map.of("fsync", "off", "synchronous_commit", "off"));
        KafkaBroker kafka = starting.join();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(new ServerCleanup(folder, List.of(postgres.pid(), kafka.pid()))));
        return new TestServers(
                LoopbackPort.HOST,
                postgres.port(),
                PostgresServer.USER,
                PostgresServer.PASSWORD,
                kafka.bootstrapServers());
    }

    /** The folders are named by the process id of their JVM. */
    private static void sweep(Path all) throws IOException {
        try (Stream<Path> folders = Files.list(all)) {
            for (Path folder : folders.toList()) {
                long owner = Long.parseLong(folder.getFileName().toString());
                if (ProcessHandle.of(owner).isEmpty()) {
                    PostgresServer.running(folder.resolve("postgres")).ifPresent(PostgresServer::kill);
                    KafkaBroker.running(folder.resolve("kafka")).ifPresent(KafkaBroker::kill);
                    UnpackedFolder.deleteTree(folder);
                }
            }
        }
    }
}
