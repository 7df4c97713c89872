package io.ashlar.contracts.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The catalog's answers to services that resolve a reference. The version is a number or {@code latest}. The address is
 * {@code quarkus.rest-client.catalog.url}.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "catalog")
public interface CatalogClient {
    @GET
    @Path("/models/{name}/versions/{version}")
    Uni<ModelVersion> model(@PathParam("name") String name, @PathParam("version") String version);

    @GET
    @Path("/datasets/{name}/versions/{version}")
    Uni<DatasetVersion> dataset(@PathParam("name") String name, @PathParam("version") String version);
}
