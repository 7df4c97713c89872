package io.ashlar.evaluation.api;

import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.evaluation.job.EvaluationPlan;
import io.ashlar.jobs.openapi.JobsApi;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What is sent and answered, for the OpenAPI document. Runs when the service is built. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
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
public final class EvaluationApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        new JobsApi("evaluations", "EvaluationRequest", "EvaluationPlan").describe(api);
    }
}
