package io.ashlar.cli;

import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.commands.DatasetsCommand;
import io.ashlar.cli.commands.DeployCommand;
import io.ashlar.cli.commands.EndpointsCommand;
import io.ashlar.cli.commands.EvaluateCommand;
import io.ashlar.cli.commands.FineTuneCommand;
import io.ashlar.cli.commands.ImportCommand;
import io.ashlar.cli.commands.JobsCommand;
import io.ashlar.cli.commands.ModelsCommand;
import io.ashlar.cli.commands.PredictCommand;
import io.ashlar.contracts.problems.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The {@code ashlar} command line. The launcher adds what starts and stops a machine. */
@Command(
        name = "ashlar",
        mixinStandardHelpOptions = true,
        version = "ashlar 0.1.0",
        description = "Foundation models on your own machines: import, fine-tune, evaluate, deploy, predict.",
        subcommands = {
            ModelsCommand.class,
            DatasetsCommand.class,
            ImportCommand.class,
            FineTuneCommand.class,
            EvaluateCommand.class,
            DeployCommand.class,
            EndpointsCommand.class,
            PredictCommand.class,
            JobsCommand.class,
            GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the job or a service failed",
            "2:the command line is wrong",
            "3:Ashlar does not answer",
            "4:the request was refused; the message says what to change"
        },
        footer = {
            "",
            "The main job, step by step:",
            "  ashlar start --detach",
            "  ashlar import sentence-transformers/all-MiniLM-L6-v2 \\",
            "      --task text-classification",
            "  ashlar datasets upload messages messages.jsonl",
            "  ashlar fine-tune all-minilm-l6-v2 --data messages \\",
            "      --name my-classifier --label category",
            "  ashlar evaluate my-classifier --data messages --part test \\",
            "      --label category",
            "  ashlar deploy my-classifier",
            "  ashlar predict my-classifier \"where is my parcel?\""
        })
public final class AshlarCommand {
    private AshlarCommand() {}

    /** The command line with all client commands; failures become one line and an exit code. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new AshlarCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ApiException e) {
                command.getErr().println("ashlar: " + e.getMessage());
                return e.exitCode();
            }
            if (failure instanceof ProblemException e) {
                command.getErr()
                        .println("ashlar: " + e.detail() + " [" + e.code().wireName() + "]");
                return ApiException.REFUSED;
            }
            throw failure;
        });
        line.registerConverter(UUID.class, AshlarCommand::jobId);
        line.registerConverter(URI.class, AshlarCommand::address);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    private static UUID jobId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no job's id; 'ashlar jobs list' shows them");
        }
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new TypeConversionException("'" + text + "' is no address like http://127.0.0.1:8080");
        }
    }
}
