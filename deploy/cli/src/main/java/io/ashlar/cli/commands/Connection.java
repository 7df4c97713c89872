package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.api.ApiClient;
import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.api.JobFollower;
import io.ashlar.cli.api.PredictionClient;
import io.ashlar.cli.terminal.JobDisplay;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import java.net.URI;
import picocli.CommandLine.Option;

/** The options that every command has: where Ashlar is, and how to print. */
final class Connection {
    /** How a result is printed. */
    enum Output {
        text,
        json
    }

    @Option(
            names = "--url",
            description = "Ashlar's REST address (default: ASHLAR_URL, or http://127.0.0.1:8080).",
            defaultValue = "${env:ASHLAR_URL:-http://127.0.0.1:8080}")
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--grpc",
            description = "Ashlar's gRPC address (default: ASHLAR_GRPC, or 127.0.0.1:9000).",
            defaultValue = "${env:ASHLAR_GRPC:-127.0.0.1:9000}")
    String grpc = "127.0.0.1:9000";

    @Option(
            names = {"-o", "--output"},
            description = "text or json (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    Output output = Output.text;

    ApiClient api() {
        return new ApiClient(url);
    }

    PredictionClient predictions() {
        return new PredictionClient(grpc);
    }

    boolean json() {
        return output == Output.json;
    }

    Terminal terminal() {
        return Terminal.ofProcess();
    }

    /** Tells a person what was done; a program learns it from the exit code. */
    void say(String text) {
        if (!json()) {
            terminal().line(text);
        }
    }

    /** Prints a result for a program. */
    void print(JsonNode result) {
        terminal().line(result.toPrettyString());
    }

    /**
     * Submits a job, and unless {@code detach}, follows it to its end and prints it; the exit code tells how it ended.
     */
    int run(String collection, Object request, boolean detach) {
        JobFollower follower = new JobFollower(api());
        JobSnapshot job = follower.submit(collection, request);
        if (detach) {
            if (json()) {
                print(Json.tree(job));
            } else {
                terminal().line(job.id() + "  " + job.title());
                terminal().line("follow it with: ashlar jobs watch " + job.id());
            }
            return 0;
        }
        return watch(follower, job);
    }

    /** Follows a job to its end. */
    int watch(JobFollower follower, JobSnapshot job) {
        JobDisplay display = new JobDisplay(terminal());
        if (!json()) {
            terminal().line(job.title() + "  (job " + job.id() + ")");
        }
        JobSnapshot ended = follower.follow(job, snapshot -> {
            if (!json()) {
                display.show(snapshot);
            }
        });
        JsonNode result = ended.result();
        if (json()) {
            print(Json.tree(ended));
        } else if (result != null && result.hasNonNull("sweep")) {
            SweepTrials.of(result.path("sweep")).lines().forEach(terminal()::line);
        }
        Problem problem = ended.problem();
        if (problem != null) {
            throw ApiException.of(problem);
        }
        return ended.status() == JobStatus.SUCCEEDED ? 0 : ApiException.FAILED;
    }
}
