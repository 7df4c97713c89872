package io.ashlar.local.commands;

import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.cli.terminal.TextTable;
import io.ashlar.contracts.Json;
import io.ashlar.local.machine.DataFolder;
import io.ashlar.local.machine.MachineState;
import io.ashlar.local.machine.MachineStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what runs. */
@Command(
        name = "status",
        description = "Tell what runs, where, and whether it is ready.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Option(
            names = {"-o", "--output"},
            description = "text or json (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Output output = Output.text;

    private enum Output {
        text,
        json
    }

    @Override
    public Integer call() {
        DataFolder folder = place.folder("data");
        MachineState state = MachineState.running(folder)
                .orElseThrow(() -> new ApiException(
                        "Nothing runs on " + folder.root() + ". Start it with './ashlar start'.",
                        ApiException.UNREACHABLE,
                        null));
        MachineStatus status = MachineStatus.of(folder, state);
        Terminal terminal = Terminal.ofProcess();
        if (output == Output.json) {
            terminal.line(Json.tree(status).toPrettyString());
        } else {
            terminal.line("Ashlar at " + state.ports().frontDoorUrl() + ", gRPC "
                    + state.ports().grpcAddress() + ", since " + state.startedAt() + ", data " + folder.root());
            TextTable table = new TextTable("PROCESS", "PORT", "READY", "LOG");
            status.parts()
                    .forEach(part -> table.row(part.name(), part.port(), part.ready() ? "yes" : "no", part.log()));
            table.lines().forEach(terminal::line);
        }
        return status.ready() ? 0 : ApiException.FAILED;
    }
}
