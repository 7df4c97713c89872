package io.ashlar.cli.commands;

import io.ashlar.cli.api.ApiClient;
import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.api.JobFollower;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.requests.DataPart;
import io.ashlar.contracts.requests.EvaluationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures models. */
@Command(
        name = "evaluate",
        description = "Measure models on a dataset, side by side, or one live endpoint.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ashlar evaluate all-minilm-l6-v2 my-classifier --data messages --part test \\",
            "      --label category",
            "  ashlar evaluate bart-base summarizer --task summarization --data articles \\",
            "      --part test -c document=body",
            "  ashlar evaluate --endpoint my-endpoint --data messages --report report.html"
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL[@VERSION]", arity = "0..*", description = "The versions, the baseline first.")
    private List<String> models = List.of();

    @Option(names = "--endpoint", description = "A live endpoint instead of models.")
    private @Nullable String endpoint;

    @Option(names = "--data", required = true, description = "The dataset: name or name@version.")
    private String data = "";

    @Option(names = "--part", description = "all, train, validation or test of the automatic split (default: all).")
    private @Nullable String part;

    @Option(names = "--split-seed", description = "The seed of the split (default: 42).")
    private @Nullable Long splitSeed;

    @Option(names = "--task", description = "What is measured (default: what the first model is for).")
    private @Nullable String task;

    @Mixin
    private Columns columns = new Columns();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the HTML report here.")
    private @Nullable Path report;

    @Option(names = "--detach", description = "Do not wait for the end.")
    private boolean detach;

    @Override
    public Integer call() {
        EvaluationRequest request = new EvaluationRequest(
                ModelTask.evaluated(connection.api(), task, models.isEmpty() ? null : models.get(0), endpoint),
                models.stream().map(VersionRef::of).toList(),
                endpoint,
                VersionRef.of(data),
                part == null ? null : DataPart.valueOf(part.toUpperCase(Locale.ROOT)),
                splitSeed,
                columns.byRole());
        if (detach && report != null) {
            throw new ApiException(
                    "A report is written at the end: leave out --detach, or read it later at the job's /report.",
                    ApiException.USAGE,
                    null);
        }
        if (detach) {
            return connection.run(JobKind.EVALUATION.collection(), request, true);
        }
        ApiClient api = connection.api();
        JobFollower follower = new JobFollower(api);
        JobSnapshot job = follower.submit(JobKind.EVALUATION.collection(), request);
        int exitCode = connection.watch(follower, job);
        if (!connection.json()) {
            EvaluationTable.lines(api.get(JobFollower.path(job) + "/metrics")).forEach(connection::say);
        }
        Path target = report;
        if (target != null) {
            write(target, api.text(JobFollower.path(job) + "/report"));
            connection.say("report: " + target);
        }
        return exitCode;
    }

    private static void write(Path target, String html) {
        try {
            Files.writeString(target, html);
        } catch (IOException e) {
            throw new ApiException("The report cannot be written: " + e.getMessage() + ".", ApiException.FAILED, e);
        }
    }
}
