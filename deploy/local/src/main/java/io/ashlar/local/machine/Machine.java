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
import org.jspecify.annotations.Nullable;

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
    private @Nullable Watch watch;
    private @Nullable FrontDoor frontDoor;
    private boolean closed;

    private Machine(DataFolder folder, Ports ports, PostgresServer postgres, KafkaBroker kafka) {
        this.folder = folder;
        this.ports = ports;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /**
     * Starts everything and returns when everything is ready. It is closed with this process at the latest.
     *
     * @param home the folder of the built sources
     * @param extra settings for every service
     * @param progress hears of each part that is up
     */
    public static Machine start(
            Path home, DataFolder folder, Ports ports, Map<String, String> extra, Consumer<String> progress) {
        CompletableFuture<KafkaBroker> broker = CompletableFuture.supplyAsync(() -> kafkaOn(folder, ports));
        PostgresServer postgres;
        try {
            postgres = PostgresServer.running(folder.postgres())
                    .orElseGet(() -> PostgresServer.start(folder.postgres(), ports.postgres()));
        } catch (RuntimeException e) {
            broker.join().close();
            throw e;
        }
        progress.accept("PostgreSQL " + postgres.port());
        Machine machine = new Machine(folder, ports, postgres, broker.join());
        progress.accept("Kafka " + machine.kafka.port());
        Runtime.getRuntime().addShutdownHook(new Thread(machine::close, "machine-stop"));
        try {
            machine.startServices(home, extra, progress);
            return machine;
        } catch (RuntimeException e) {
            machine.close();
            throw e;
        }
    }

    private void startServices(Path home, Map<String, String> extra, Consumer<String> progress) {
        for (ServiceProgram service : ServiceProgram.values()) {
            postgres.createDatabase(service.database());
            Map<String, String> settings = ServiceSettings.of(service, folder, ports, postgres, kafka);
            settings.putAll(extra);
            services.put(service, new ServiceRunner(home, service, folder, ports, settings));
        }
        services.forEach((service, runner) -> {
            runner.awaitReady();
            progress.accept(service.shortName() + " " + ports.of(service));
        });
        frontDoor = FrontDoor.open(ports);
        progress.accept("front door " + ports.frontDoor());
        watch = new Watch(List.copyOf(services.values()), postgres, kafka);
        new MachineState(ProcessHandle.current().pid(), Instant.now(), ports).write(folder);
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
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (watch != null) {
            watch.close();
        }
        MachineState.forget(folder);
        if (frontDoor != null) {
            frontDoor.close();
        }
        List<CompletableFuture<Void>> stops = services.values().stream()
                .map(runner -> CompletableFuture.runAsync(runner::stop))
                .toList();
        stops.forEach(CompletableFuture::join);
        kafka.close();
        postgres.close();
    }
}
