package io.ashlar.local.machine;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;

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
        parts.add(PostgresServer.running(folder.postgres())
                .map(server -> new Part(
                        "postgresql",
                        server.port(),
                        server.alive(),
                        server.log().toString()))
                .orElseGet(() -> new Part("postgresql", ports.postgres(), false, "")));
        parts.add(KafkaBroker.running(folder.kafka())
                .map(broker -> new Part(
                        "kafka", broker.port(), broker.alive(), broker.log().toString()))
                .orElseGet(() -> new Part("kafka", ports.kafka(), false, "")));
        Readiness readiness = new Readiness();
        for (ServiceProgram service : ServiceProgram.values()) {
            String log = folder.log(service.shortName()).toString();
            parts.add(new Part(service.shortName(), ports.of(service), readiness.of(ports.url(service)), log));
        }
        return new MachineStatus(parts.stream().allMatch(Part::ready), parts);
    }
}
