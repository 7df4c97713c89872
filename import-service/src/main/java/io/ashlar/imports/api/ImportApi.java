package io.ashlar.imports.api;

import io.ashlar.jobs.openapi.JobsApi;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What is sent and answered, for the OpenAPI document. Runs when the service is built. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ImportApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        new JobsApi("imports", "ImportRequest", "ImportPlan").describe(api);
    }
}
