package io.ashlar.local.commands;

import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.local.Main;
import io.ashlar.local.machine.DataFolder;
import io.ashlar.local.machine.MachineState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a launcher in the background and waits until its machine is ready. */
final class DetachedStart {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private DetachedStart() {}

    static int start(
            DataFolder folder,
            int port,
            int grpcPort,
            boolean freePorts,
            Map<String, String> settings,
            Terminal terminal) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dashlar.home=" + Place.home(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "start",
                "--data-folder",
                folder.root().toString()));
        if (freePorts) {
            command.add("--free-ports");
        } else {
            command.addAll(List.of("--port", String.valueOf(port), "--grpc-port", String.valueOf(grpcPort)));
        }
        settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        ServerProcess launcher = ServerProcess.spawn("the launcher", command, folder.log("launcher"));
        launcher.awaitReady(() -> MachineState.running(folder).isPresent(), LIMIT);
        MachineState state = MachineState.running(folder)
                .orElseThrow(() -> new ApiException("Ashlar ended during its start.", ApiException.FAILED, null));
        terminal.line("Ashlar answers at " + state.ports().frontDoorUrl() + " (REST) and "
                + state.ports().grpcAddress() + " (gRPC). Logs and data: " + folder.root());
        return 0;
    }
}
