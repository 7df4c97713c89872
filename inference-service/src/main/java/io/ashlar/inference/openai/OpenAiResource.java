package io.ashlar.inference.openai;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.inference.sse.AnswerEvents;
import io.ashlar.models.tasks.generation.WrittenText;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The part of OpenAI's API that writes texts; a model's name is an endpoint's. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenAI")
class OpenAiResource {
    private final EndpointDirectory directory;
    private final Clock clock = Clock.systemUTC();

    OpenAiResource(EndpointDirectory directory) {
        this.directory = directory;
    }

    @GET
    @Path("/models")
    @Operation(summary = "List the endpoints that write texts")
    public String models() {
        List<Map<String, Object>> models = directory.all().stream()
                .filter(served -> served.plan().task() == Task.TEXT_GENERATION)
                .map(served -> Map.<String, Object>of(
                        "id", served.plan().endpoint(), "object", "model", "created", 0, "owned_by", "ashlar"))
                .toList();
        return Json.write(Map.of("object", "list", "data", models));
    }

    @POST
    @Path("/completions")
    @Blocking
    @Operation(summary = "Go on from a prompt; with 'stream', as events")
    public Uni<Response> completions(byte[] body) {
        return answered(Shape.COMPLETION, () -> CompletionBody.completion(body));
    }

    @POST
    @Path("/chat/completions")
    @Blocking
    @Operation(summary = "Write the next message of a conversation; with 'stream', as events")
    public Uni<Response> chat(byte[] body) {
        return answered(Shape.CHAT, () -> CompletionBody.chat(body));
    }

    private Uni<Response> answered(Shape shape, Supplier<CompletionBody> body) {
        return Uni.createFrom()
                .deferred(() -> answer(shape, body.get()))
                .onFailure()
                .recoverWithItem(Errors::response);
    }

    private Uni<Response> answer(Shape shape, CompletionBody body) {
        ServedEndpoint.Ready endpoint = directory.ready(body.model());
        if (endpoint.plan().task() != Task.TEXT_GENERATION) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "Endpoint '" + body.model() + "' is for "
                            + endpoint.plan().task().wireName() + ", and this call for text-generation.");
        }
        Shape.Head head = new Shape.Head(
                shape.prefix() + UUID.randomUUID(), clock.instant().getEpochSecond(), body.model());
        if (body.stream()) {
            return Uni.createFrom()
                    .item(AnswerEvents.respond(
                            endpoint.server(),
                            body::request,
                            events -> new CompletionStream(shape, head, events, body.usage())));
        }
        return Uni.createFrom()
                .completionStage(() -> Futures.map(
                        endpoint.server().predict(body::request, Deadline.none(), Runnable::run),
                        answer -> Response.ok(Json.write(shape.answer(head, texts(answer))))
                                .build(),
                        Runnable::run));
    }

    static List<List<WrittenText>> texts(Answer answer) {
        if (answer instanceof Answer.Texts texts) {
            return texts.texts();
        }
        throw new IllegalStateException("an endpoint of text-generation answered " + answer);
    }
}
