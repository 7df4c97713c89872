package io.ashlar.local.machine;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.local.frontdoor.FrontDoor;
import java.nio.file.Path;
import java.time.Instant;
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
    private final DataFolder folder;
    private final Ports ports;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final Map<ServiceProgram, ServiceRunner> services = new EnumMap<>(ServiceProgram.class);
    private final Watch watch;
    private final FrontDoor frontDoor;

    private Machine(Path home, DataFolder folder, Ports ports, Map<String, String> extra, Consumer<String> progress) {
        this.folder = folder;
        this.ports = ports;
        CompletableFuture<KafkaBroker> broker = CompletableFuture.supplyAsync(() -> kafkaOn(folder, ports));
        this.postgres = PostgresServer.running(folder.postgres())
                .orElseGet(() -> PostgresServer.start(folder.postgres(), ports.postgres()));
        progress.accept("PostgreSQL " + postgres.port());
        for (ServiceProgram service : ServiceProgram.values()) {
            postgres.createDatabase(service.database());
        }
        this.kafka = broker.join();
        progress.accept("Kafka " + kafka.port());
        for (ServiceProgram service : ServiceProgram.values()) {
            Map<String, String> settings = ServiceSettings.of(service, folder, ports, postgres, kafka);
            settings.putAll(extra);
            services.put(service, new ServiceRunner(home, service, folder, ports, settings));
        }
        services.forEach((service, runner) -> {
            runner.awaitReady();
            progress.accept(service.shortName() + " " + ports.of(service));
        });
        this.frontDoor = FrontDoor.open(ports);
        progress.accept("front door " + ports.frontDoor());
        this.watch = new Watch(List.copyOf(services.values()), postgres, kafka);
        new MachineState(ProcessHandle.current().pid(), Instant.now(), ports).write(folder);
    }

    /**
     * Starts everything and returns when everything is ready.
     *
     * @param home the folder of the built sources
     * @param extra settings for every service
     * @param progress hears of each part that is up
     */
    public static Machine start(
            Path home, DataFolder folder, Ports ports, Map<String, String> extra, Consumer<String> progress) {
        return new Machine(home, folder, ports, extra, progress);
    }

    private static KafkaBroker kafkaOn(DataFolder folder, Ports ports) {
        return KafkaBroker.running(folder.kafka()).orElseGet(() -> KafkaBroker.start(folder.kafka(), ports.kafka()));
    }

    public Ports ports() {
        return ports;
    }

    /** The database server, for tests that kill it. */
    public PostgresServer postgres() {
        return postgres;
    }

    /** The broker, for tests that kill it. */
    public KafkaBroker kafka() {
        return kafka;
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
        watch.close();
        MachineState.forget(folder);
        frontDoor.close();
        List<CompletableFuture<Void>> stops = services.values().stream()
                .map(runner -> CompletableFuture.runAsync(runner::stop))
                .toList();
        stops.forEach(CompletableFuture::join);
        kafka.close();
        postgres.close();
    }
}
