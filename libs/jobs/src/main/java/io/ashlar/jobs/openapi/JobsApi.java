package io.ashlar.jobs.openapi;

import io.ashlar.contracts.problems.Problem;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What a service's OpenAPI document says of its jobs: the collection by its name where the library has a parameter, and
 * what is sent and answered.
 *
 * @param collection for example {@code imports}
 * @param request the component schema of what is sent
 * @param plan the component schema of what a preflight answers
 */
public record JobsApi(String collection, String request, String plan) {
    private static final String REFERENCE = "VersionRef";
    private static final String TREE = "JsonNode";
    private static final String PARAMETER = "/api/v1/{collection}";

    /** Rewrites the document; it must have component schemas {@code JobSnapshot}, {@code Problem} and those named. */
    public void describe(OpenAPI api) {
        Paths found = api.getPaths();
        if (found == null || found.getPathItems() == null) {
            return;
        }
        String path = "/api/v1/" + collection;
        Paths renamed = OASFactory.createPaths();
        new TreeMap<>(found.getPathItems()).forEach((name, item) -> {
            if (name.startsWith(PARAMETER)) {
                withoutCollection(item);
            }
            renamed.addPathItem(name.replace(PARAMETER, path), item);
        });
        api.setPaths(renamed);
        asWritten(api.getComponents());
        describe(renamed, path, "202", "Accepted: the job", "JobSnapshot");
        describe(renamed, path + "/preflight", "200", "What the job would do", plan);
    }

    /** What the JSON says of types that are not written as their members: references are texts, trees are anything. */
    private static void asWritten(@Nullable Components components) {
        if (components == null || components.getSchemas() == null) {
            return;
        }
        if (components.getSchemas().containsKey(REFERENCE)) {
            components.addSchema(
                    REFERENCE,
                    OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .description("name, or name@version")
                            .addExample("messages@1"));
        }
        if (components.getSchemas().containsKey(TREE)) {
            components.addSchema(TREE, OASFactory.createSchema().description("any JSON"));
            components.removeSchema(TREE + "Type");
        }
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

    private void describe(Paths paths, String path, String status, String says, String answer) {
        PathItem item = paths.getPathItem(path);
        if (item == null || item.getPOST() == null) {
            return;
        }
        Operation post = item.getPOST();
        post.setRequestBody(
                OASFactory.createRequestBody().required(true).content(content("application/json", request)));
        post.getResponses().removeAPIResponse("200");
        post.getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse().description(says).content(content("application/json", answer)));
    }

    private static Content content(String mediaType, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        mediaType,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema)));
    }
}
