package io.ashlar.jobs.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobStatus;
import java.time.Instant;

/** Done. */
public record Succeeded(Attempts attempts, Instant startedAt, Instant endedAt, JsonNode result) implements JobState {
    @Override
    public JobStatus status() {
        return JobStatus.SUCCEEDED;
    }
}
