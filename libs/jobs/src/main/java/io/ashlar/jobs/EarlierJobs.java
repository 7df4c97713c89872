package io.ashlar.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import java.util.Optional;
import java.util.UUID;

/** Other jobs of this service, for a handler whose job goes on from what one of them left. Blocks. */
public interface EarlierJobs {
    /**
     * A job.
     *
     * @param checkpoint what its latest {@link JobContext#checkpoint(Object)} left
     */
    record Earlier(JobSnapshot job, Optional<JsonNode> checkpoint) {}

    /**
     * The job of that kind.
     *
     * @throws io.ashlar.contracts.problems.ProblemException {@code JOB_NOT_FOUND} where there is none
     */
    Earlier find(UUID id, JobKind kind);
}
