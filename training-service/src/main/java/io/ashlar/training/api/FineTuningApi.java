package io.ashlar.training.api;

import io.ashlar.jobs.openapi.JobsApi;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What is sent and answered, for the OpenAPI document. Runs when the service is built. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class FineTuningApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        new JobsApi("fine-tunings", "FineTuningRequest", "FineTuningPlan").describe(api);
        Paths paths = api.getPaths();
        PathItem preflight = paths == null ? null : paths.getPathItem("/api/v1/fine-tunings/preflight");
        if (preflight != null && preflight.getPOST() != null) {
            preflight
                    .getPOST()
                    .addParameter(OASFactory.createParameter()
                            .name("measureSteps")
                            .in(Parameter.In.QUERY)
                            .description("Train so many steps, 2 to 50, and add what they took as 'measured'.")
                            .schema(OASFactory.createSchema()
                                    .addType(org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER)
                                    .minimum(BigDecimal.valueOf(2))
                                    .maximum(BigDecimal.valueOf(50))));
        }
    }
}
