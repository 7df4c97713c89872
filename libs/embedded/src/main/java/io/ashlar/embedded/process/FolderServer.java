package io.ashlar.embedded.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The one server of a data folder, started by this program or found running. The data survive restarts, kills of the
 * server and kills of the program that started it. Any thread may use it.
 */
public final class FolderServer implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final ServerKind kind;
    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private volatile ServerProcess process;

    private FolderServer(ServerKind kind, Path folder, int port, Map<String, String> settings, ServerProcess process) {
        this.kind = kind;
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.process = process;
    }

    /**
     * Returns when the server answers. Port 0 takes a free one.
     *
     * @param settings of the server's own configuration, by name
     * @throws AlreadyRunningException when a server lives on this folder
     */
    public static FolderServer start(ServerKind kind, Path folder, int port, Map<String, String> settings) {
        Path absolute = folder.toAbsolutePath().normalize();
        try (StartLock lock = StartLock.take(absolute)) {
            kind.living().apply(absolute).ifPresent(running -> {
                throw new AlreadyRunningException(
                        kind.name(), absolute, running.process().pid(), running.port());
            });
            int chosen = LoopbackPort.resolve(port);
            ServerProcess process = kind.start().run(absolute, chosen, settings);
            return new FolderServer(kind, absolute, chosen, settings, process);
        }
    }

    /** The server that lives on this folder, whoever started it. It becomes the caller's to stop. */
    public static Optional<FolderServer> running(ServerKind kind, Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return kind.living().apply(absolute).map(running -> {
            ServerProcess process =
                    new ServerProcess(kind.name(), running.process(), kind.log().apply(absolute));
            return new FolderServer(kind, absolute, running.port(), Map.of(), process);
        });
    }

    /** Starts it again on the same data and port after a {@link #kill()} or {@link #close()}. */
    public synchronized void restart() {
        try (StartLock lock = StartLock.take(folder)) {
            if (process.alive()) {
                throw new AlreadyRunningException(kind.name(), folder, process.pid(), port);
            }
            process = kind.start().run(folder, port, settings);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.alive();
    }

    public Path log() {
        return process.log();
    }

    /** {@code kill -9} of the server, for tests of what survives it. */
    public void kill() {
        process.kill();
    }

    /** A clean stop. The data stay. */
    @Override
    public synchronized void close() {
        process.stop(kind.stop(), STOP_LIMIT);
    }
}
