package io.ashlar.jobs.store;

import java.util.UUID;

/** The right to write to a job: it ends when the job is no longer running this attempt. */
public record Fence(UUID jobId, int attempt) {}
