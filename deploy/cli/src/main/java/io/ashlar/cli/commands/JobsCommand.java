package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.api.JobFollower;
import io.ashlar.cli.terminal.TextTable;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.jobs.JobSnapshot;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every job of every service. */
@Command(
        name = "jobs",
        description = "List, watch, cancel and retry jobs, read their logs, compare and export fine-tunings.",
        mixinStandardHelpOptions = true)
public final class JobsCommand {
    private static final String JOBS = "/api/v1/jobs";

    @Command(
            name = "list",
            description = "The jobs, newest first.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  ashlar jobs list --status running"})
    int list(
            @Mixin Connection connection,
            @Option(names = "--status", description = "queued, running, succeeded, failed or canceled.") @Nullable String status,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "How many at most, from 1 to 200 (default: ${DEFAULT-VALUE}).")
                    int limit) {
        String filter = status == null ? "" : "&status=" + URLEncoder.encode(status, StandardCharsets.UTF_8);
        JobPage page = connection.api().get(JOBS + "?limit=" + limit + filter, JobPage.class);
        if (connection.json()) {
            connection.print(Json.tree(page));
            return 0;
        }
        TextTable table = new TextTable("ID", "KIND", "STATUS", "STEP", "TITLE");
        for (JobSnapshot job : page.items()) {
            JobProgress progress = job.progress();
            String step = progress == null || job.status().ended()
                    ? "-"
                    : progress.step() + " " + progress.stepNumber() + "/" + progress.stepCount();
            table.row(job.id(), job.kind().wireName(), job.status(), step, job.title());
        }
        table.lines().forEach(connection.terminal()::line);
        if (page.next() != null) {
            connection.say("the newest " + page.items().size() + "; there are older ones: --limit shows more");
        }
        return 0;
    }

    @Command(
            name = "watch",
            description = "Follow a job to its end.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  ashlar jobs watch 0b0e7c1e-6f5c-4c0c-9d0a-2b9b7a4f7f11"})
    int watch(@Mixin Connection connection, @Parameters(paramLabel = "ID") UUID id) {
        return connection.watch(new JobFollower(connection.api()), job(connection, id));
    }

    @Command(name = "cancel", description = "Cancel a job.", mixinStandardHelpOptions = true)
    int cancel(@Mixin Connection connection, @Parameters(paramLabel = "ID") UUID id) {
        return act(connection, id, "cancel");
    }

    @Command(name = "retry", description = "Start a job again, as a new job.", mixinStandardHelpOptions = true)
    int retry(@Mixin Connection connection, @Parameters(paramLabel = "ID") UUID id) {
        return act(connection, id, "retry");
    }

    @Command(name = "logs", description = "What a job wrote.", mixinStandardHelpOptions = true)
    int logs(@Mixin Connection connection, @Parameters(paramLabel = "ID") UUID id) {
        String path = JobFollower.path(job(connection, id)) + "/logs?after=";
        long after = 0;
        JsonNode lines;
        do {
            JsonNode page = connection.api().get(path + after);
            lines = page.path("items");
            if (connection.json()) {
                lines.forEach(connection::print);
            } else {
                lines.forEach(line -> connection
                        .terminal()
                        .line(line.path("at").asText() + "  "
                                + line.path("line").asText()));
            }
            after = page.path("next").asLong();
        } while (!lines.isEmpty());
        return 0;
    }

    @Command(
            name = "compare",
            description = "Fine-tunings side by side: where their recipes differ, and every metric.",
            mixinStandardHelpOptions = true)
    int compare(@Mixin Connection connection, @Parameters(paramLabel = "ID", arity = "2..*") List<UUID> ids) {
        List<JsonNode> runs = ids.stream()
                .map(id -> connection.api().get(JobFollower.path(job(connection, id)) + "/metrics"))
                .toList();
        if (connection.json()) {
            runs.forEach(connection::print);
        } else {
            RunComparison.of(runs).lines().forEach(connection.terminal()::line);
        }
        return 0;
    }

    @Command(
            name = "trials",
            description = "The trials of a search over recipes, the best first.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  ashlar jobs trials 0b0e7c1e-6f5c-4c0c-9d0a-2b9b7a4f7f11"})
    int trials(@Mixin Connection connection, @Parameters(paramLabel = "ID") UUID id) {
        JsonNode sweep = connection.api().get(JobFollower.path(job(connection, id)) + "/sweep");
        if (connection.json()) {
            connection.print(sweep);
        } else {
            SweepTrials.of(sweep).lines().forEach(connection.terminal()::line);
        }
        return 0;
    }

    @Command(
            name = "export",
            description = "The metrics of a fine-tuning as a file: a table of its steps, or MLflow's layout.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  ashlar jobs export 0b0e7c1e-6f5c-4c0c-9d0a-2b9b7a4f7f11 run.csv"})
    int export(
            @Mixin Connection connection,
            @Parameters(paramLabel = "ID") UUID id,
            @Parameters(paramLabel = "FILE", description = "A name that ends in .csv, or in .zip for MLflow.")
                    Path file) {
        String name = file.toString();
        if (!name.endsWith(".csv") && !name.endsWith(".zip")) {
            throw new ApiException("'" + file + "' must end in .csv or .zip.", ApiException.USAGE, null);
        }
        String path = JobFollower.path(job(connection, id)) + (name.endsWith(".csv") ? "/curve" : "/mlflow");
        try {
            Files.write(file, connection.api().bytes(path));
        } catch (IOException e) {
            throw new ApiException("The file cannot be written: " + e.getMessage() + ".", ApiException.FAILED, e);
        }
        connection.terminal().line(file.toString());
        return 0;
    }

    private static int act(Connection connection, UUID id, String action) {
        JsonNode answer = connection.api().post(JobFollower.path(job(connection, id)) + "/" + action, null);
        if (connection.json()) {
            connection.print(answer);
        } else {
            connection
                    .terminal()
                    .line(action + ": job " + answer.path("id").asText(id.toString()) + " is "
                            + answer.path("status").asText());
        }
        return 0;
    }

    private static JobSnapshot job(Connection connection, UUID id) {
        return connection.api().get(JOBS + "/" + id, JobSnapshot.class);
    }
}
