package io.ashlar.local.machine;

import io.ashlar.embedded.process.PidFile;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.embedded.process.ServerProcess.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One service as a process. One that an earlier launcher left behind is ended first: its settings may be others. */
final class ServiceRunner {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final ServiceProgram service;
    private final DataFolder folder;
    private final Ports ports;
    private final List<String> command;
    private final Readiness readiness = new Readiness();
    private volatile ServerProcess process;

    ServiceRunner(Path home, ServiceProgram service, DataFolder folder, Ports ports, Map<String, String> settings) {
        this.service = service;
        this.folder = folder;
        this.ports = ports;
        this.command = command(home, service, settings);
        this.process = spawn();
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
        ServerProcess spawned = ServerProcess.spawn(
                "the " + service.shortName() + " service", command, folder.log(service.shortName()));
        PidFile.write(pidFile, spawned, ports.of(service));
        return spawned;
    }

    void awaitReady() {
        process.awaitReady(() -> readiness.of(ports.url(service)), START_LIMIT);
    }

    boolean alive() {
        return process.alive();
    }

    long pid() {
        return process.pid();
    }

    void restart() {
        process = spawn();
    }

    void kill() {
        process.kill();
    }

    void stop() {
        process.stop(Signal.TERM, STOP_LIMIT);
    }
}
