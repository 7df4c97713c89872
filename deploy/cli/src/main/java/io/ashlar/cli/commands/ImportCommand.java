package io.ashlar.cli.commands;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.requests.ImportRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a model. */
@Command(
        name = "import",
        description = "Import a model from the Hub, or from a folder, into the catalog.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ashlar import distilbert/distilbert-base-uncased-finetuned-sst-2-english",
            "  ashlar import org/gated-model --token \"$MY_TOKEN\" --dry-run",
            "  ashlar import ./my-model --name my-model"
        })
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "SOURCE", description = "A Hub id (org/name), or a folder (./name or /path).")
    private String source = "";

    @Option(names = "--revision", description = "Branch, tag or commit (default: main).")
    private @Nullable String revision;

    @Option(names = "--name", description = "The model's name (default: from the source).")
    private @Nullable String name;

    @Option(names = "--task", description = "What the model is for (default: what its card says).")
    private @Nullable String task;

    @Option(names = "--token", description = "Your own token of the Hub, for gated repositories.")
    private @Nullable String token;

    @Option(names = "--accept-licence", description = "Accept a licence that the policy warns of.")
    private boolean acceptLicence;

    @Option(names = "--dry-run", description = "Only check and print the plan.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Do not wait for the end.")
    private boolean detach;

    @Override
    public Integer call() {
        boolean folder = source.startsWith("/") || source.startsWith(".") || Files.isDirectory(Path.of(source));
        ImportRequest request = new ImportRequest(
                folder ? null : source,
                folder ? Path.of(source).toAbsolutePath().normalize().toString() : null,
                revision,
                name,
                task == null ? null : Task.of(task),
                token,
                acceptLicence);
        if (dryRun) {
            connection.print(connection.api().post("/api/v1/" + JobKind.IMPORT.collection() + "/preflight", request));
            return 0;
        }
        return connection.run(JobKind.IMPORT.collection(), request, detach);
    }
}
