package io.ashlar.embedded.postgres;

import io.ashlar.embedded.process.LivingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code postmaster.pid}: which process owns the data. It outlives a kill, and its number may by then belong to another
 * program, so the name and the start time of the process are compared too.
 */
final class PostmasterFile {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    private PostmasterFile() {}

    /** The living server of this data, if there is one. */
    static Optional<LivingServer> living(Path data) {
        List<String> lines = lines(data);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).trim()));
        int port = Integer.parseInt(lines.get(3).trim());
        return process(lines)
                .filter(process -> isPostmaster(process, started))
                .map(process -> new LivingServer(process, port));
    }

    /**
     * Removes a file whose number now belongs to some other living program: PostgreSQL would take that one for itself
     * and refuse to start. A file whose process is gone stays, since PostgreSQL checks by it that no worker of the old
     * server is left.
     */
    static void removeIfTakenOver(Path data) {
        try {
            if (process(lines(data)).isPresent() && living(data).isEmpty()) {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> process(List<String> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(ProcessHandle::isAlive);
    }

    private static boolean isPostmaster(ProcessHandle process, Instant started) {
        boolean named = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
        boolean timed = process.info()
                .startInstant()
                .map(instant -> Duration.between(instant, started).abs().compareTo(CLOCK_TOLERANCE) < 0)
                .orElse(true);
        return named && timed;
    }

    private static List<String> lines(Path data) {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
