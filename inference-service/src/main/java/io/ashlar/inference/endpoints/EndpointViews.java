package io.ashlar.inference.endpoints;

import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.models.ModelSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints as clients see them: what PostgreSQL wants, with what this process has. */
final class EndpointViews {
    private EndpointViews() {}

    /** {@code served} is what the directory has, absent before it has been restored. */
    static EndpointView of(Endpoint endpoint, @Nullable ServedEndpoint served) {
        ServedEndpoint now =
                served == null || !served.plan().id().equals(endpoint.plan().id())
                        ? new ServedEndpoint.Loading(endpoint.plan())
                        : served;
        ModelSummary summary =
                now instanceof ServedEndpoint.Ready ready ? ready.server().summary() : null;
        return new EndpointView(
                endpoint.name(),
                endpoint.plan().model(),
                endpoint.plan().task(),
                summary == null
                        ? endpoint.plan().precision()
                        : summary.precision().wireName(),
                state(now),
                summary == null ? endpoint.plan().labels() : summary.labels(),
                summary == null ? List.of() : summary.newWeights(),
                summary == null ? 0 : summary.maxSequenceLength(),
                now instanceof ServedEndpoint.Unavailable unavailable ? unavailable.problem() : null,
                endpoint.leasedTo(),
                endpoint.createdAt());
    }

    private static EndpointView.State state(ServedEndpoint served) {
        if (served instanceof ServedEndpoint.Ready) {
            return EndpointView.State.READY;
        }
        return served instanceof ServedEndpoint.Loading ? EndpointView.State.LOADING : EndpointView.State.FAILED;
    }
}
