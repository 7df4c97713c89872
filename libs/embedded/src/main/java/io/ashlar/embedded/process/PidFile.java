package io.ashlar.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which process serves a data folder, and on which port. It outlives both programs; the start time tells the server
 * from a later process that was given the same number.
 */
public final class PidFile {
    private PidFile() {}

    /** Written by one rename, so a reader sees all of it or none. */
    public static void write(Path file, ServerProcess server, int port) {
        try {
            String started = ProcessHandle.of(server.pid())
                    .flatMap(process -> process.info().startInstant())
                    .map(Instant::toString)
                    .orElse("");
            Path partial = file.resolveSibling(file.getFileName() + ".new");
            Files.write(partial, List.of("" + server.pid(), "" + port, started));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The living server that the file names, if it lives. A file that a power cut left empty or cut off names none. */
    public static Optional<LivingServer> living(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(Instant::toString)
                            .orElse("")
                            .equals(lines.get(2)))
                    .map(process -> new LivingServer(process, Integer.parseInt(lines.get(1))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
