package io.ashlar.inference.endpoints;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as PostgreSQL has it, with its one deployment.
 *
 * @param trafficPercent the deployment's share
 * @param leasedTo the job that it goes away with
 */
record Endpoint(
        String name,
        DeploymentPlan plan,
        int trafficPercent,
        @Nullable UUID leasedTo,
        Instant createdAt) {}
