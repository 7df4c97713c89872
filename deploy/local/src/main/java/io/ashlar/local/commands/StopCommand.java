package io.ashlar.local.commands;

import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.embedded.process.ServerProcess.Signal;
import io.ashlar.local.machine.DataFolder;
import io.ashlar.local.machine.MachineState;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the machine of a data folder. */
@Command(name = "stop", description = "Stop what 'ashlar start' started.", mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
    /** Longer than the launcher waits for its parts: they would outlive one that is killed. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        DataFolder folder = place.folder("data");
        MachineState state = MachineState.running(folder)
                .orElseThrow(() ->
                        new ApiException("Nothing runs on " + folder.root() + ".", ApiException.UNREACHABLE, null));
        ProcessHandle.of(state.launcher())
                .ifPresent(process ->
                        new ServerProcess("the launcher", process, folder.log("launcher")).stop(Signal.TERM, LIMIT));
        Terminal.ofProcess().line("stopped; the data stay in " + folder.root());
        return 0;
    }
}
