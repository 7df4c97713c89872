package io.ashlar.imports.api;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.imports.job.ImportPlan;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says "imports" where the library says "collection", and what is sent and answered. Runs when the service is built.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
@OpenAPIDefinition(
        info = @Info(title = "Ashlar import", version = "1"),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "ImportRequest", implementation = ImportRequest.class),
                            @Schema(name = "ImportPlan", implementation = ImportPlan.class),
                            @Schema(name = "Problem", implementation = Problem.class)
                        }))
public final class ImportApi implements OASFilter {
    private static final String COLLECTION = "/api/v1/{collection}";
    private static final String IMPORTS = "/api/v1/imports";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Paths found = api.getPaths();
        if (found == null || found.getPathItems() == null) {
            return;
        }
        Paths renamed = OASFactory.createPaths();
        new TreeMap<>(found.getPathItems()).forEach((path, item) -> {
            withoutCollection(item);
            renamed.addPathItem(path.replace(COLLECTION, IMPORTS), item);
        });
        api.setPaths(renamed);
        describe(renamed, IMPORTS, "202", "JobSnapshot");
        describe(renamed, IMPORTS + "/preflight", "200", "ImportPlan");
    }

    private static void withoutCollection(PathItem item) {
        for (Operation operation : item.getOperations().values()) {
            List<Parameter> parameters = operation.getParameters();
            if (parameters != null) {
                operation.setParameters(parameters.stream()
                        .filter(parameter -> !"collection".equals(parameter.getName()))
                        .toList());
            }
            operation
                    .getResponses()
                    .addAPIResponse(
                            "default",
                            OASFactory.createAPIResponse()
                                    .description("A problem, as RFC 9457 has it")
                                    .content(content(Problem.MEDIA_TYPE, "Problem")));
        }
    }

    private static void describe(Paths paths, String path, String status, String answer) {
        PathItem item = paths.getPathItem(path);
        if (item == null || item.getPOST() == null) {
            return;
        }
        Operation post = item.getPOST();
        post.setRequestBody(
                OASFactory.createRequestBody().required(true).content(content("application/json", "ImportRequest")));
        post.getResponses().removeAPIResponse("200");
        post.getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(status.equals("202") ? "Accepted: the job" : "What an import would do")
                                .content(content("application/json", answer)));
    }

    private static Content content(String mediaType, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        mediaType,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema)));
    }
}
