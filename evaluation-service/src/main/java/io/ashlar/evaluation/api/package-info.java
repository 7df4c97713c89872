/** The OpenAPI document of this service. */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Ashlar evaluation", version = "1"),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "EvaluationRequest", implementation = EvaluationRequest.class),
                            @Schema(name = "EvaluationPlan", implementation = EvaluationPlan.class),
                            @Schema(name = "JobSnapshot", implementation = JobSnapshot.class),
                            @Schema(name = "Problem", implementation = Problem.class)
                        }))
package io.ashlar.evaluation.api;

import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.evaluation.job.EvaluationPlan;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
