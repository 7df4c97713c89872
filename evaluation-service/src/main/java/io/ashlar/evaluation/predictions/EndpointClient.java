package io.ashlar.evaluation.predictions;

import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.contracts.requests.EndpointView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The inference service's endpoints. */
@Path("/api/v1/endpoints")
@RegisterRestClient(configKey = "inference")
interface EndpointClient {
    @POST
    Uni<Response> create(EndpointRequest request);

    @GET
    @Path("/{name}")
    Uni<EndpointView> get(@PathParam("name") String name);

    @PUT
    @Path("/{name}/lease")
    Uni<Response> renew(@PathParam("name") String name);

    @DELETE
    @Path("/{name}")
    Uni<Response> delete(@PathParam("name") String name);
}
