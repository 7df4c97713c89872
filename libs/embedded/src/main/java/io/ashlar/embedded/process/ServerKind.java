package io.ashlar.embedded.process;

import io.ashlar.embedded.process.ServerProcess.Signal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one program serves a data folder.
 *
 * @param name for messages
 * @param log the folder's log
 * @param living who serves the folder now
 * @param stop asks for a clean end that keeps the data
 */
public record ServerKind(
        String name,
        Function<Path, Path> log,
        Function<Path, Optional<LivingServer>> living,
        Start start,
        Signal stop) {
    /** Prepares the folder where it is new, and returns when the server answers on the port. */
    @FunctionalInterface
    public interface Start {
        ServerProcess run(Path folder, int port, Map<String, String> settings);
    }
}
