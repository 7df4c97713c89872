package io.ashlar.catalog.collections;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/collections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Collections",
        description = "The shelves of the catalog; GET /api/v1/models?collection=… lists what stands on one.")
class CollectionResource {
    private final CollectionShelves shelves;

    CollectionResource(CollectionShelves shelves) {
        this.shelves = shelves;
    }

    @GET
    @Operation(operationId = "listCollections", summary = "The collections, with the number of their models")
    public Uni<List<CollectionView>> list() {
        return shelves.all();
    }

    @PUT
    @Path("/curated/models/{name}")
    @Operation(operationId = "pickModel", summary = "Put a model into the curated collection")
    @APIResponse(responseCode = "204", description = "It is there now")
    @APIResponse(responseCode = "404", description = "model-not-found")
    public Uni<Void> pick(@RestPath String name) {
        return shelves.pick(name);
    }

    @DELETE
    @Path("/curated/models/{name}")
    @Operation(operationId = "dropModel", summary = "Take a model out of the curated collection")
    @APIResponse(responseCode = "204", description = "It is not there now; the model itself stays")
    public Uni<Void> drop(@RestPath String name) {
        return shelves.drop(name);
    }
}
