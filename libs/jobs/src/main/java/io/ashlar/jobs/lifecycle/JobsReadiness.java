package io.ashlar.jobs.lifecycle;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the tables are there and jobs can be claimed. */
@Readiness
final class JobsReadiness implements HealthCheck {
    private final JobsLifecycle lifecycle;

    JobsReadiness(JobsLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("jobs").status(lifecycle.ready()).build();
    }
}
