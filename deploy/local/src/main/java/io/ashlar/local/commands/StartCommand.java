package io.ashlar.local.commands;

import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.local.machine.DataFolder;
import io.ashlar.local.machine.Machine;
import io.ashlar.local.machine.MachineState;
import io.ashlar.local.services.Ports;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything on this machine and stays until Ctrl-C. */
@Command(
        name = "start",
        description = "Start PostgreSQL, Kafka, the five services and the front door; Ctrl-C stops them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ashlar start", "  ashlar start --detach", "  ashlar start --free-ports"})
public final class StartCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Option(names = "--port", description = "The front door's port (default: 8080).", defaultValue = "8080")
    private int port = Ports.documentedFrontDoor();

    @Option(names = "--grpc-port", description = "The port of predictions (default: 9000).", defaultValue = "9000")
    private int grpcPort = Ports.documentedGrpc();

    @Option(names = "--free-ports", description = "Take free ports for everything; 'status' tells which.")
    private boolean freePorts;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting for every service; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--detach", description = "Return when everything is ready, and leave it running.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        DataFolder folder = place.folder("data");
        Terminal terminal = Terminal.ofProcess();
        Optional<MachineState> running = MachineState.running(folder);
        if (running.isPresent()) {
            throw alreadyRunning(folder, running.get());
        }
        if (detach) {
            return DetachedStart.start(folder, port, grpcPort, freePorts, settings, terminal);
        }
        Ports ports = freePorts ? Ports.free() : Ports.documented(port, grpcPort);
        try (Machine machine =
                Machine.start(Place.home(), folder, ports, settings, part -> terminal.line("  ready: " + part))) {
            terminal.line("Ashlar answers at " + machine.ports().frontDoorUrl() + " (REST) and "
                    + machine.ports().grpcAddress() + " (gRPC). Logs and data: " + folder.root());
            terminal.line("Ctrl-C stops it.");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    static ApiException alreadyRunning(DataFolder folder, MachineState state) {
        return new ApiException(
                "Ashlar already runs on " + folder.root() + " since " + state.startedAt() + " (process "
                        + state.launcher() + "), at " + state.ports().frontDoorUrl()
                        + ". Stop it with 'ashlar stop', or name another folder with --data-folder.",
                ApiException.REFUSED,
                null);
    }
}
