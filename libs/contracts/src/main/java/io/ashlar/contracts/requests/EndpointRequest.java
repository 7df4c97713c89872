package io.ashlar.contracts.requests;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an endpoint with one deployment that takes all of its traffic.
 *
 * @param name the endpoint's, which clients call
 * @param model the version to serve
 * @param task the model's own if absent
 * @param precision {@code fp32}, {@code bf16} or {@code auto} (the default)
 * @param labels for a model whose head is new: its outputs' names, so that an untuned base can be measured
 * @param headSeed the seed such a head is drawn from
 * @param leasedTo the job that this endpoint is for: it goes away with the job, or when the lease is not renewed
 */
public record EndpointRequest(
        String name,
        VersionRef model,
        @Nullable Task task,
        @Nullable String precision,
        List<String> labels,
        @Nullable Long headSeed,
        @Nullable UUID leasedTo) {
    public EndpointRequest {
        if (name == null || model == null) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "An endpoint needs 'name' and 'model'.");
        }
        Names.check("endpoint", name);
        labels = labels == null ? List.of() : List.copyOf(labels);
    }
}
