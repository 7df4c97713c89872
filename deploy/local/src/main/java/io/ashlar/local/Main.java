package io.ashlar.local;

import io.ashlar.cli.AshlarCommand;
import io.ashlar.cli.api.ApiException;
import io.ashlar.embedded.process.ServerStartException;
import io.ashlar.local.commands.BenchmarkHint;
import io.ashlar.local.commands.DemoCommand;
import io.ashlar.local.commands.StartCommand;
import io.ashlar.local.commands.StatusCommand;
import io.ashlar.local.commands.StopCommand;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line of a machine: the client's commands, and those that start and stop. */
public final class Main {
    private Main() {}

    /** Runs one command; its exit code is the process's. */
    public static void main(String[] args) {
        CommandLine line = AshlarCommand.commandLine();
        line.addSubcommand(new StartCommand());
        line.addSubcommand(new StopCommand());
        line.addSubcommand(new StatusCommand());
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new BenchmarkHint());
        IExecutionExceptionHandler clients = line.getExecutionExceptionHandler();
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ServerStartException e) {
                command.getErr().println("ashlar: " + e.getMessage());
                return ApiException.FAILED;
            }
            return clients.handleExecutionException(failure, command, parsed);
        });
        System.exit(line.execute(args));
    }
}
