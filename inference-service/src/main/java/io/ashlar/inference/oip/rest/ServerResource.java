package io.ashlar.inference.oip.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.oip.Malformed;
import io.ashlar.inference.oip.Repository;
import io.ashlar.inference.oip.ServerDescription;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The server and the model repository of the protocol. */
@Path("/v2")
@Tag(name = "Open Inference Protocol")
@NonBlocking
class ServerResource {
    private final ServerDescription server;
    private final EndpointDirectory directory;
    private final Repository repository;

    ServerResource(ServerDescription server, EndpointDirectory directory, Repository repository) {
        this.server = server;
        this.directory = directory;
        this.repository = repository;
    }

    @GET
    public Response metadata() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", server.name()).put("version", server.version());
        server.extensions().forEach(json.putArray("extensions")::add);
        return Replies.of(() -> json);
    }

    @GET
    @Path("/health/live")
    public Response live() {
        return Replies.of(() -> Json.MAPPER.createObjectNode().put("live", true));
    }

    @GET
    @Path("/health/ready")
    public Response ready() {
        boolean ready = directory.isComplete();
        return Response.status(ready ? 200 : 503)
                .type(MediaType.APPLICATION_JSON)
                .entity("{\"ready\":" + ready + "}")
                .build();
    }

    @POST
    @Path("/repository/index")
    @Consumes(MediaType.WILDCARD)
    public Response index(byte[] body) {
        return Replies.of(() -> repository.index(onlyReady(body)));
    }

    private static boolean onlyReady(byte[] body) {
        if (body.length == 0) {
            return false;
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            return json.path("ready").asBoolean(false);
        } catch (IOException e) {
            throw Malformed.request("The body is neither empty nor JSON such as {\"ready\": true}.");
        }
    }

    @POST
    @Path("/repository/models/{model}/load")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> load(@PathParam("model") String model) {
        return Uni.createFrom()
                .completionStage(() -> repository.load(model))
                .map(done -> Response.ok().build())
                .onFailure()
                .recoverWithItem(Replies::problem);
    }

    @POST
    @Path("/repository/models/{model}/unload")
    @Consumes(MediaType.WILDCARD)
    public Response unload(@PathParam("model") String model) {
        return Replies.of(() -> {
            repository.unload(model);
            return Json.MAPPER.createObjectNode();
        });
    }
}
