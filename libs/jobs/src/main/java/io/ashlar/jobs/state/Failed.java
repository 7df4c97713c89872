package io.ashlar.jobs.state;

import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import java.time.Instant;

/** Ended by a problem; the user may retry it as a new job. */
public record Failed(Attempts attempts, Instant startedAt, Instant endedAt, Problem problem) implements JobState {
    @Override
    public JobStatus status() {
        return JobStatus.FAILED;
    }
}
