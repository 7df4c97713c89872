package io.ashlar.inference.endpoints;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.VersionRef;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be loaded behind an endpoint.
 *
 * @param name the deployment's within its endpoint
 * @param modelVersion from 1
 * @param precision {@code fp32}, {@code bf16} or {@code auto}
 * @param labels of a new head; empty for the model's own
 * @param headSeed the seed such a head is drawn from
 */
public record DeploymentPlan(
        UUID id,
        String endpoint,
        String name,
        String modelName,
        int modelVersion,
        String packageDigest,
        Task task,
        String precision,
        List<String> labels,
        @Nullable Long headSeed) {
    public DeploymentPlan {
        labels = List.copyOf(labels);
    }

    public VersionRef model() {
        return VersionRef.of(modelName, modelVersion);
    }

    /** Whether the other asks for the same; they may be two deployments. */
    boolean asks(DeploymentPlan other) {
        return model().equals(other.model())
                && task == other.task
                && precision.equals(other.precision)
                && labels.equals(other.labels)
                && Objects.equals(headSeed, other.headSeed);
    }
}
