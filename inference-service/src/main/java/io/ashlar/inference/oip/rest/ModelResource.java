package io.ashlar.inference.oip.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A model of the protocol, by the endpoint's name alone. */
@Path("/v2/models/{model}")
@Tag(name = "Open Inference Protocol")
@NonBlocking
class ModelResource {
    private final ModelRequests requests;

    ModelResource(ModelRequests requests) {
        this.requests = requests;
    }

    @GET
    public Response metadata(@PathParam("model") String model) {
        return requests.metadata(model, "");
    }

    @GET
    @Path("/ready")
    public Response ready(@PathParam("model") String model) {
        return requests.ready(model, "");
    }

    @GET
    @Path("/config")
    public Response config(@PathParam("model") String model) {
        return requests.config(model, "");
    }

    @GET
    @Path("/stats")
    public Response statistics(@PathParam("model") String model) {
        return requests.statistics(model, "");
    }

    @POST
    @Path("/infer")
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> infer(
            @PathParam("model") String model,
            @HeaderParam(InferAnswer.JSON_LENGTH) @Nullable Integer jsonLength,
            byte[] body) {
        return requests.infer(model, "", body, jsonLength);
    }
}
