package io.ashlar.contracts.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.problems.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands: the body of REST answers and the data of every job event, so that a reader needs one event only.
 *
 * @param revision grows with every change of the job: of two snapshots the higher one is newer
 * @param title one line that says what the job is for
 * @param self where the job lives: cancel, retry and logs go to the service behind this URL
 * @param attempt from 1; grows when a lease ran out and another replica took over
 * @param priority higher first
 * @param request what was asked, without secrets
 * @param result what came out of a job that succeeded
 * @param problem why a job failed
 * @param retryOf the job that this one repeats
 */
public record JobSnapshot(
        UUID id,
        JobKind kind,
        JobStatus status,
        long revision,
        String title,
        String self,
        int attempt,
        int priority,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable JobProgress progress,
        JsonNode request,
        @Nullable JsonNode result,
        @Nullable Problem problem,
        @Nullable UUID retryOf) {}
