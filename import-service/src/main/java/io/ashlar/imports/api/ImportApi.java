package io.ashlar.imports.api;

import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.imports.job.ImportPlan;
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
        info = @Info(title = "Ashlar import", version = "1"),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "ImportRequest", implementation = ImportRequest.class),
                            @Schema(name = "ImportPlan", implementation = ImportPlan.class),
                            @Schema(name = "JobSnapshot", implementation = JobSnapshot.class),
                            @Schema(name = "Problem", implementation = Problem.class)
                        }))
public final class ImportApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        new JobsApi("imports", "ImportRequest", "ImportPlan").describe(api);
    }
}
