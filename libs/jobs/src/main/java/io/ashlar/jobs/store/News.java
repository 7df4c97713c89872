package io.ashlar.jobs.store;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import java.nio.charset.StandardCharsets;

/** A snapshot as an event can carry it: a Kafka record has a limit of 1 MB, a result has none. */
final class News {
    static final int LARGEST_RESULT = 256 * 1024;

    private News() {}

    /** The snapshot, without a result that is too large; whoever wants that one follows {@code self}. */
    static JobSnapshot of(JobSnapshot job) {
        if (job.result() == null
                || Json.write(job.result()).getBytes(StandardCharsets.UTF_8).length <= LARGEST_RESULT) {
            return job;
        }
        return new JobSnapshot(
                job.id(),
                job.kind(),
                job.status(),
                job.revision(),
                job.title(),
                job.self(),
                job.attempt(),
                job.priority(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                job.progress(),
                job.request(),
                null,
                job.problem(),
                job.retryOf());
    }
}
