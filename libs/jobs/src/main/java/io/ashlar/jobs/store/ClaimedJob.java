package io.ashlar.jobs.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobSnapshot;

/** A job that this replica has just taken; the request has its secrets. */
public record ClaimedJob(JobSnapshot snapshot, JsonNode request) {
    public Fence fence() {
        return new Fence(snapshot.id(), snapshot.attempt());
    }
}
