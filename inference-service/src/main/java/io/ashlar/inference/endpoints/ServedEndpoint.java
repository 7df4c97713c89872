package io.ashlar.inference.endpoints;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.inference.prediction.TaskServer;

/** What this process has behind an endpoint. */
public sealed interface ServedEndpoint {
    DeploymentPlan plan();

    /** Being loaded. */
    record Loading(DeploymentPlan plan) implements ServedEndpoint {}

    /** Answers. */
    record Ready(DeploymentPlan plan, TaskServer server) implements ServedEndpoint {}

    /** Could not be loaded, or was unloaded. */
    record Unavailable(DeploymentPlan plan, Problem problem) implements ServedEndpoint {}
}
