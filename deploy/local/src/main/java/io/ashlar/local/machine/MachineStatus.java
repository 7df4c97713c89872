package io.ashlar.local.machine;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.FolderServer;
import io.ashlar.local.services.Ports;
import io.ashlar.local.services.ServiceProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether each part of a machine works now. */
public record MachineStatus(boolean ready, List<Part> parts) {
    /** One process. */
    public record Part(String name, int port, boolean ready, String log) {}

    public MachineStatus {
        parts = List.copyOf(parts);
    }

    /** Asks every part. */
    public static MachineStatus of(DataFolder folder, MachineState state) {
        Ports ports = state.ports();
        List<Part> parts = new ArrayList<>();
        Optional<FolderServer> postgres =
                PostgresServer.running(folder.postgres()).map(PostgresServer::server);
        Optional<FolderServer> kafka = KafkaBroker.running(folder.kafka()).map(KafkaBroker::server);
        parts.add(part("postgresql", postgres, ports.postgres()));
        parts.add(part("kafka", kafka, ports.kafka()));
        Readiness readiness = new Readiness();
        for (ServiceProgram service : ServiceProgram.values()) {
            String log = folder.log(service.shortName()).toString();
            parts.add(new Part(service.shortName(), ports.of(service), readiness.of(ports.url(service)), log));
        }
        return new MachineStatus(parts.stream().allMatch(Part::ready), parts);
    }

    private static Part part(String name, Optional<FolderServer> running, int port) {
        return running.map(server -> new Part(
                        name, server.port(), server.alive(), server.log().toString()))
                .orElseGet(() -> new Part(name, port, false, ""));
    }
}
