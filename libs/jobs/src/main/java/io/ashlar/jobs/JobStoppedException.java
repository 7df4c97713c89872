package io.ashlar.jobs;

import java.util.UUID;

/**
 * The attempt does not hold its job any more: canceled, taken over by another replica, or put back because the service
 * stops. Not a failure: handlers clean up and let it pass.
 */
public final class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobStoppedException(UUID jobId, String why) {
        super("Job " + jobId + " has to stop: " + why);
    }
}
