package io.ashlar.testing.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends the servers and removes their data when the JVM exits. It needs the JDK's classes and this one only: the Quarkus
 * class loader that it came from may be closed by then.
 */
final class ServerCleanup extends SimpleFileVisitor<Path> implements Runnable {
    private final Path folder;
    private final List<Long> pids;

    ServerCleanup(Path folder, List<Long> pids) {
        this.folder = folder;
        this.pids = pids;
    }

    @Override
    public void run() {
        for (Long pid : pids) {
            Optional<ProcessHandle> server = ProcessHandle.of(pid);
            if (server.isPresent()) {
                end(server.get());
            }
        }
        // PostgreSQL's own workers notice its end a moment later, and may still write meanwhile.
        for (int attempt = 0; attempt < 20 && Files.exists(folder); attempt++) {
            delete();
        }
    }

    private static void end(ProcessHandle server) {
        server.destroyForcibly();
        try {
            server.onExit().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            // It is dying, or the sweep of the next JVM finds it.
        }
    }

    private void delete() {
        try {
            Files.walkFileTree(folder, this);
        } catch (IOException e) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
        Files.deleteIfExists(directory);
        return FileVisitResult.CONTINUE;
    }
}
