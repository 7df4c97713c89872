package io.ashlar.contracts.requests;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An endpoint as it stands. {@code READY} only when a prediction would be answered now. */
public record EndpointView(
        String name,
        VersionRef model,
        Task task,
        String precision,
        State state,
        List<String> labels,
        List<String> newWeights,
        int maxSequenceLength,
        @Nullable Problem problem,
        @Nullable UUID leasedTo,
        Instant createdAt) {
    /** How far it is. */
    public enum State {
        @JsonProperty("loading")
        LOADING,
        @JsonProperty("ready")
        READY,
        @JsonProperty("failed")
        FAILED
    }

    public EndpointView {
        labels = List.copyOf(labels);
        newWeights = List.copyOf(newWeights);
    }
}
