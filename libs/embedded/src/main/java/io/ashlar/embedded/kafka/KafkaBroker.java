package io.ashlar.embedded.kafka;

import io.ashlar.embedded.process.AlreadyRunningException;
import io.ashlar.embedded.process.FolderServer;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.PidFile;
import io.ashlar.embedded.process.ServerKind;
import io.ashlar.embedded.process.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A Kafka broker on a folder of its own, which holds the data and the log. Any thread may use it.
 *
 * <p>Topics are not created by use, unless {@code auto.create.topics.enable} is among the settings.
 *
 * @param server its process
 */
public record KafkaBroker(FolderServer server) implements AutoCloseable {
    private static final ServerKind KIND = new ServerKind(
            "Kafka",
            BrokerStart::log,
            folder -> PidFile.living(BrokerStart.pidFile(folder)),
            BrokerStart::run,
            ServerProcess.Signal.TERM);

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
        return new KafkaBroker(FolderServer.start(KIND, folder, port, settings));
    }

    /** The broker that lives on this folder, whoever started it. It becomes the caller's to stop. */
    public static Optional<KafkaBroker> running(Path folder) {
        return FolderServer.running(KIND, folder).map(KafkaBroker::new);
    }

    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + server.port();
    }

    /** A clean stop. The data stay. */
    @Override
    public void close() {
        server.close();
    }
}
