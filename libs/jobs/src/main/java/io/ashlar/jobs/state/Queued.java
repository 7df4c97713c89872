package io.ashlar.jobs.state;

import io.ashlar.contracts.jobs.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a replica.
 *
 * @param availableAt not to be claimed before
 * @param startedAt when the first attempt began, if this is not the first
 */
public record Queued(
        Attempts attempts, Instant availableAt, @Nullable Instant startedAt) implements JobState {
    @Override
    public JobStatus status() {
        return JobStatus.QUEUED;
    }

    /** A replica takes it. */
    public Running claim(Lease lease, Instant now) {
        return new Running(attempts, startedAt == null ? now : startedAt, lease, false);
    }

    /** The user does not want it any more. */
    public Canceled cancel(Instant now) {
        return new Canceled(attempts, startedAt, now);
    }
}
