package io.ashlar.inference.endpoints;

import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.EndpointView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it stands.
 *
 * @param name within its endpoint
 * @param trafficPercent its share of the endpoint's requests
 */
public record DeploymentView(
        String name,
        VersionRef model,
        String precision,
        List<String> labels,
        int trafficPercent,
        EndpointView.State state,
        @Nullable Problem problem,
        Instant createdAt) {
    static DeploymentView of(Endpoint endpoint, EndpointView view) {
        return new DeploymentView(
                endpoint.plan().name(),
                view.model(),
                view.precision(),
                view.labels(),
                endpoint.trafficPercent(),
                view.state(),
                view.problem(),
                view.createdAt());
    }
}
