package io.ashlar.embedded.kafka;

import io.ashlar.embedded.process.AlreadyRunningException;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.PidFile;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.embedded.process.StartLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A Kafka broker that this program started, or found running. Its folder holds the data and the log; the data survive
 * restarts, kills of the broker and kills of the program that started it. Any thread may use it.
 *
 * <p>Topics are not created by use, unless {@code auto.create.topics.enable} is among the settings.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final String NAME = "Kafka";

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private volatile ServerProcess process;

    private KafkaBroker(Path folder, int port, Map<String, String> settings, ServerProcess process) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts on the folder, formatting it the first time; returns when the broker is in service. Port 0 takes a free
     * one.
     */
    public static KafkaBroker start(Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /**
     * @param settings of {@code server.properties}, by name
     * @throws AlreadyRunningException when a broker lives on this folder
     */
    public static KafkaBroker start(Path folder, int port, Map<String, String> settings) {
        Path absolute = folder.toAbsolutePath().normalize();
        try (StartLock lock = StartLock.take(absolute)) {
            PidFile.living(BrokerStart.pidFile(absolute)).ifPresent(running -> {
                throw new AlreadyRunningException(
                        NAME, absolute, running.process().pid(), running.port());
            });
            int chosen = LoopbackPort.resolve(port);
            return new KafkaBroker(absolute, chosen, settings, BrokerStart.run(absolute, chosen, settings));
        }
    }

    /** The broker that lives on this folder, whoever started it. It becomes the caller's to stop. */
    public static Optional<KafkaBroker> running(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return PidFile.living(BrokerStart.pidFile(absolute))
                .map(file -> new KafkaBroker(
                        absolute,
                        file.port(),
                        Map.of(),
                        new ServerProcess(NAME, file.process(), BrokerStart.log(absolute))));
    }

    /** Starts it again on the same data and port after a {@link #kill()} or {@link #close()}. */
    public synchronized void restart() {
        try (StartLock lock = StartLock.take(folder)) {
            if (process.alive()) {
                throw new AlreadyRunningException(NAME, folder, process.pid(), port);
            }
            process = BrokerStart.run(folder, port, settings);
        }
    }

    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + port;
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

    /** {@code kill -9} of the broker, for tests of what survives it. */
    public void kill() {
        process.kill();
    }

    /** A clean stop. The data stay. */
    @Override
    public synchronized void close() {
        process.stop(ServerProcess.Signal.TERM, STOP_LIMIT);
    }
}
