package io.ashlar.local.machine;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.local.frontdoor.FrontDoor;
import io.ashlar.local.machine.Watch.Watched;
import io.ashlar.local.services.Ports;
import io.ashlar.local.services.ServiceProgram;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * All of Ashlar on this machine. Started in order (database and broker, then the services, then the front door); what
 * dies is started again; closed in the opposite order. The data folder survives.
 */
public final class Machine implements AutoCloseable {
    private final Ports ports;
    private final Servers servers;
    private final Map<ServiceProgram, ServiceRunner> services;
    private final StartedParts parts;

    private Machine(Ports ports, Servers servers, Map<ServiceProgram, ServiceRunner> services, StartedParts parts) {
        this.ports = ports;
        this.servers = servers;
        this.services = services;
        this.parts = parts;
    }

    /**
     * Starts everything and returns when everything is ready. It is closed with this process at the latest, also while
     * it starts.
     *
     * @param home the folder of the built sources
     * @param extra settings for every service
     * @param progress hears of each part that is up
     */
    public static Machine start(
            Path home, DataFolder folder, Ports ports, Map<String, String> extra, Consumer<String> progress) {
        LoopbackPort.requireFree("The front door", ports.frontDoor());
        StartedParts parts = new StartedParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "machine-stop"));
        try {
            Servers servers = parts.start(() -> Servers.start(folder, ports), Servers::close);
            progress.accept("PostgreSQL " + servers.postgres().server().port());
            progress.accept("Kafka " + servers.kafka().server().port());
            Map<ServiceProgram, ServiceRunner> services = new EnumMap<>(ServiceProgram.class);
            for (ServiceProgram service : ServiceProgram.values()) {
                Map<String, String> settings =
                        ServiceSettings.of(service, folder, ports, servers.postgres(), servers.kafka());
                settings.putAll(extra);
                services.put(service, new ServiceRunner(home, service, folder, ports, settings));
            }
            Machine machine = new Machine(ports, servers, services, parts);
            machine.run(folder, progress);
            return machine;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void run(DataFolder folder, Consumer<String> progress) {
        parts.start(services::values, Machine::stop);
        services.forEach((service, runner) -> {
            servers.postgres().createDatabase(service.database());
            runner.start();
        });
        services.forEach((service, runner) -> {
            runner.awaitReady();
            progress.accept(service.shortName() + " " + ports.of(service));
        });
        parts.start(() -> FrontDoor.open(ports), FrontDoor::close);
        progress.accept("front door " + ports.frontDoor());
        MachineState state = new MachineState(ProcessHandle.current().pid(), Instant.now(), ports);
        parts.start(
                () -> {
                    state.write(folder);
                    return state;
                },
                written -> MachineState.forget(folder));
        parts.start(() -> new Watch(watched()), Watch::close);
    }

    private static void stop(Collection<ServiceRunner> services) {
        List<CompletableFuture<Void>> stops = services.stream()
                .map(runner -> CompletableFuture.runAsync(runner::stop))
                .toList();
        stops.forEach(CompletableFuture::join);
    }

    private List<Watched> watched() {
        List<Watched> watched = new ArrayList<>(List.of(
                new Watched(
                        "PostgreSQL",
                        servers.postgres().server()::alive,
                        servers.postgres().server()::restart),
                new Watched(
                        "Kafka",
                        servers.kafka().server()::alive,
                        servers.kafka().server()::restart)));
        services.values().forEach(runner -> watched.add(new Watched(runner.name(), runner::alive, runner::start)));
        return watched;
    }

    public Ports ports() {
        return ports;
    }

    /** The database server, for tests that kill it. */
    public PostgresServer postgres() {
        return servers.postgres();
    }

    /** The broker, for tests that kill it. */
    public KafkaBroker kafka() {
        return servers.kafka();
    }

    /** {@code kill -9} of a service, for tests; the watch starts it again. */
    public void kill(ServiceProgram service) {
        runner(service).kill();
    }

    /** The process id of a service, now. */
    public long pid(ServiceProgram service) {
        return runner(service).pid();
    }

    private ServiceRunner runner(ServiceProgram service) {
        ServiceRunner runner = services.get(service);
        if (runner == null) {
            throw new IllegalStateException(service + " does not run");
        }
        return runner;
    }

    @Override
    public void close() {
        parts.close();
    }
}
