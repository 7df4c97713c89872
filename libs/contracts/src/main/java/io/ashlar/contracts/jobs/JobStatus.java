package io.ashlar.contracts.jobs;

/** The name of a job's state. QUEUED → RUNNING → SUCCEEDED | FAILED | CANCELED; a lost lease leads back to QUEUED. */
public enum JobStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    /** Whether nothing can happen to the job any more. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELED;
    }
}
