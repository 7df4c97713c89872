package io.ashlar.inference.rest;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.sse.AnswerEvents;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Predictions over REST; a worker thread of the server reads the body and makes the tokens. */
@Path("/api/v1/endpoints/{name}/predict")
@Tag(name = "Predictions")
class PredictionResource {
    private static final String PNG = "image/png";

    private final EndpointDirectory directory;

    PredictionResource(EndpointDirectory directory) {
        this.directory = directory;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, PNG})
    @Operation(
            summary = "Predict",
            description =
                    "The Hub's bodies and results of the endpoint's task, a picture's own bytes where it looks at pictures, "
                            + "events while a text is written where 'stream' is true; "
                            + "Azure's three bodies are taken too.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "one text",
                                            value = "{\"inputs\": \"a text\", \"parameters\": {\"top_k\": 2}}")))
    @APIResponse(
            responseCode = "200",
            description = "One result for each input",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY)))
    public Uni<Response> predict(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            byte[] body) {
        ServedEndpoint.Ready endpoint = directory.ready(name);
        PredictionBody asked = PredictionBody.read(body, mediaType);
        boolean writes = endpoint.plan().task() == Task.TEXT_GENERATION;
        PredictionBody read = writes ? asked.withoutDetails() : asked;
        if (!read.stream() && writes && asked.details()) {
            return detailed(endpoint.server(), read);
        }
        if (read.stream()) {
            return Uni.createFrom().item(AnswerEvents.respond(endpoint.server(), read::request, AnswerStream::new));
        }
        return Uni.createFrom()
                .completionStage(() -> Futures.map(
                        endpoint.server().predict(read::request, Deadline.none(), Runnable::run),
                        answer -> response(answer, read.single()),
                        Runnable::run));
    }

    private static Uni<Response> detailed(TaskServer server, PredictionBody read) {
        AnswerDetails details = new AnswerDetails();
        return Uni.createFrom()
                .completionStage(() -> Futures.map(
                        server.follow(read::request, Deadline.none(), Runnable::run, details),
                        answer -> {
                            List<?> results = details.results((Answer.Texts) answer);
                            return json(read.single() ? results.get(0) : results);
                        },
                        Runnable::run));
    }

    /** A picture of one prompt is its file, as the Hub has it. */
    private static Response response(Answer answer, boolean single) {
        if (single && answer instanceof Answer.Images images) {
            return Response.ok(images.files().get(0), PNG).build();
        }
        boolean bare = single && !answer.alwaysList();
        return json(bare ? answer.results().get(0) : answer.results());
    }

    /** JSON, whatever else the client would take: the Hub's clients ask for pictures by their type. */
    private static Response json(Object results) {
        return Response.ok(Json.write(results), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
