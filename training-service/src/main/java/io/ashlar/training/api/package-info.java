/** The OpenAPI document of this service. */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Ashlar training", version = "1"),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "FineTuningRequest", implementation = FineTuningRequest.class),
                            @Schema(name = "FineTuningPlan", implementation = FineTuningPlan.class),
                            @Schema(name = "JobSnapshot", implementation = JobSnapshot.class),
                            @Schema(name = "Problem", implementation = Problem.class)
                        }))
package io.ashlar.training.api;

import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.training.preflight.FineTuningPlan;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
