package io.ashlar.jobs.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is submitted.
 *
 * @param request everything the handler needs, secrets included
 * @param shownRequest the same as anyone may see it
 * @param idempotency how a second submission of the same is known
 */
public record NewJob(
        UUID id,
        JobKind kind,
        String title,
        int priority,
        JsonNode request,
        JsonNode shownRequest,
        @Nullable UUID retryOf,
        @Nullable Idempotency idempotency) {
    /** A key of the caller's choice, and the hash of what it was used for. */
    public record Idempotency(String key, String requestHash) {}
}
