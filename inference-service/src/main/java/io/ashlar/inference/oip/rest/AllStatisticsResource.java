package io.ashlar.inference.oip.rest;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every model's statistics; a class of its own, so that the path is not taken for a model's name. */
@Path("/v2/models/stats")
@Tag(name = "Open Inference Protocol")
@NonBlocking
class AllStatisticsResource {
    private final ModelRequests requests;

    AllStatisticsResource(ModelRequests requests) {
        this.requests = requests;
    }

    @GET
    public Response statistics() {
        return requests.statistics("", "");
    }
}
