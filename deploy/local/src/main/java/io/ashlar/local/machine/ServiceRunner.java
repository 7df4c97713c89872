package io.ashlar.local.machine;

import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.PidFile;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.embedded.process.ServerProcess.Signal;
import io.ashlar.embedded.process.ServerStartException;
import io.ashlar.local.services.Ports;
import io.ashlar.local.services.ServiceProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service as a process; any thread may use it. One that an earlier launcher left behind is ended first: its
 * settings may be others.
 */
final class ServiceRunner {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final ServiceProgram service;
    private final DataFolder folder;
    private final Ports ports;
    private final List<String> command;
    private final Readiness readiness = new Readiness();
    private volatile @Nullable ServerProcess process;
    private boolean stopped;

    ServiceRunner(Path home, ServiceProgram service, DataFolder folder, Ports ports, Map<String, String> settings) {
        this.service = service;
        this.folder = folder;
        this.ports = ports;
        this.command = command(home, service, settings);
    }

    private static List<String> command(Path home, ServiceProgram service, Map<String, String> settings) {
        Path jar = service.jar(home);
        if (!Files.exists(jar)) {
            throw new IllegalStateException("The program of the " + service.shortName()
                    + " service is not built. Run './ashlar start', which builds what is missing.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(service.flags());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    private ServerProcess spawn() {
        Path pidFile = folder.pidFile(service.shortName());
        PidFile.living(pidFile)
                .ifPresent(old -> new ServerProcess(service.shortName(), old.process(), folder.log(service.shortName()))
                        .stop(Signal.TERM, STOP_LIMIT));
        try {
            Files.createDirectories(pidFile.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LoopbackPort.requireFree(name(), ports.of(service));
        ServerProcess spawned = ServerProcess.spawn(name(), command, folder.log(service.shortName()));
        PidFile.write(pidFile, spawned, ports.of(service));
        return spawned;
    }

    /**
     * Starts it, or starts it again when it has died.
     *
     * @throws ServerStartException after {@link #stop()}
     */
    synchronized void start() {
        if (stopped) {
            throw new ServerStartException(name() + " was stopped during its start.", null);
        }
        process = spawn();
    }

    void awaitReady() {
        process().awaitReady(() -> readiness.of(ports.url(service)), START_LIMIT);
    }

    String name() {
        return "the " + service.shortName() + " service";
    }

    boolean alive() {
        return process().alive();
    }

    long pid() {
        return process().pid();
    }

    void kill() {
        process().kill();
    }

    synchronized void stop() {
        stopped = true;
        if (process != null) {
            process.stop(Signal.TERM, STOP_LIMIT);
        }
    }

    private ServerProcess process() {
        ServerProcess started = process;
        if (started == null) {
            throw new IllegalStateException(name() + " was not started");
        }
        return started;
    }
}
