package io.ashlar.catalog;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Jobs as their services tell of them. */
public final class BoardSnapshots {
    private BoardSnapshots() {}

    /** A new job in that state. */
    public static JobSnapshot job(JobKind kind, JobStatus status, long revision, Map<String, ?> request) {
        UUID id = UUID.randomUUID();
        return new JobSnapshot(
                id,
                kind,
                status,
                revision,
                "Some " + kind.wireName(),
                "http://127.0.0.1:8082/api/v1/" + kind.collection() + "/" + id,
                1,
                0,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null,
                Json.tree(request),
                null,
                null,
                null);
    }

    /** The same job, one revision later. */
    public static JobSnapshot next(JobSnapshot job, JobStatus status) {
        return new JobSnapshot(
                job.id(),
                job.kind(),
                status,
                job.revision() + 1,
                job.title(),
                job.self(),
                job.attempt(),
                job.priority(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                job.progress(),
                job.request(),
                job.result(),
                job.problem(),
                job.retryOf());
    }
}
