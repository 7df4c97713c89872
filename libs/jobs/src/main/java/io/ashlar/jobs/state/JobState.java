package io.ashlar.jobs.state;

import io.ashlar.contracts.jobs.JobStatus;

/** Where a job stands: QUEUED → RUNNING → SUCCEEDED | FAILED | CANCELED, and RUNNING → QUEUED for another attempt. */
public sealed interface JobState permits Queued, Running, Succeeded, Failed, Canceled {
    JobStatus status();

    Attempts attempts();
}
