package io.ashlar.cli.commands;

import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.api.EndpointWaiter;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.contracts.requests.EndpointView;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deploys a model. */
@Command(
        name = "deploy",
        description = "Deploy a model version behind an endpoint and wait until it answers.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ashlar deploy my-classifier@1 --name support --precision bf16"})
public final class DeployCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL[@VERSION]")
    private String model = "";

    @Option(names = "--name", description = "The endpoint's name (default: the model's).")
    private @Nullable String name;

    @Option(names = "--task", description = "Default: the model's own.")
    private @Nullable String task;

    @Option(names = "--precision", description = "fp32, bf16 or auto (default: auto).")
    private @Nullable String precision;

    @Override
    public Integer call() {
        VersionRef ref = VersionRef.of(model);
        EndpointRequest request = new EndpointRequest(
                name == null ? ref.name() : name,
                ref,
                task == null ? null : Task.of(task),
                precision,
                List.of(),
                null,
                null);
        connection.api().post("/api/v1/endpoints", request);
        EndpointView ready = EndpointWaiter.await(connection.api(), request.name());
        Problem problem = ready.problem();
        if (problem != null) {
            throw ApiException.of(problem);
        }
        if (connection.json()) {
            connection.print(Json.tree(ready));
        } else {
            connection
                    .terminal()
                    .line("endpoint " + ready.name() + " answers: " + ready.model() + ", " + ready.precision());
        }
        return 0;
    }
}
