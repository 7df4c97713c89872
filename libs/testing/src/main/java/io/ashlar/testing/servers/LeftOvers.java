package io.ashlar.testing.servers;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.UnpackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Servers and folders of test JVMs that were killed. A folder's name begins with the process id of its JVM. */
final class LeftOvers {
    private static final System.Logger LOG = System.getLogger(LeftOvers.class.getName());

    private LeftOvers() {}

    static void sweep(Path all) {
        for (Path folder : folders(all)) {
            if (!ownerLives(folder)) {
                remove(folder);
            }
        }
    }

    /**
     * What cannot be removed is no reason for a test to fail: another JVM may sweep at the same moment, and the workers
     * of a server that was killed write for a moment longer.
     */
    static void remove(Path folder) {
        try {
            PostgresServer.running(folder.resolve("postgres"))
                    .ifPresent(left -> left.server().kill());
            KafkaBroker.running(folder.resolve("kafka"))
                    .ifPresent(left -> left.server().kill());
            UnpackedFolder.deleteTree(folder);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "left for the next sweep: " + folder + ": " + e);
        }
    }

    /** A folder that somebody else put there counts as living. */
    private static boolean ownerLives(Path folder) {
        String pid = folder.getFileName().toString().split("-", 2)[0];
        return !pid.matches("\\d{1,18}")
                || ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    private static List<Path> folders(Path all) {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
