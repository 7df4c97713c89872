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

/** A model of the protocol, with the version that the client names. */
@Path("/v2/models/{model}/versions/{version}")
@Tag(name = "Open Inference Protocol")
@NonBlocking
class ModelVersionResource {
    private final ModelRequests requests;

    ModelVersionResource(ModelRequests requests) {
        this.requests = requests;
    }

    @GET
    public Response metadata(@PathParam("model") String model, @PathParam("version") String version) {
        return requests.metadata(model, version);
    }

    @GET
    @Path("/ready")
    public Response ready(@PathParam("model") String model, @PathParam("version") String version) {
        return requests.ready(model, version);
    }

    @GET
    @Path("/config")
    public Response config(@PathParam("model") String model, @PathParam("version") String version) {
        return requests.config(model, version);
    }

    @GET
    @Path("/stats")
    public Response statistics(@PathParam("model") String model, @PathParam("version") String version) {
        return requests.statistics(model, version);
    }

    @POST
    @Path("/infer")
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> infer(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @HeaderParam(InferAnswer.JSON_LENGTH) @Nullable Integer jsonLength,
            byte[] body) {
        return requests.infer(model, version, body, jsonLength);
    }
}
