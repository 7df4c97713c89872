package io.ashlar.jobs.state;

import io.ashlar.contracts.jobs.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ended by the user; may be retried as a new job.
 *
 * @param startedAt absent if it never ran
 */
public record Canceled(Attempts attempts, @Nullable Instant startedAt, Instant endedAt) implements JobState {
    @Override
    public JobStatus status() {
        return JobStatus.CANCELED;
    }
}
