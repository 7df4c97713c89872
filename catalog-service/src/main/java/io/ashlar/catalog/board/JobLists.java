package io.ashlar.catalog.board;

import io.ashlar.contracts.jobs.JobPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The list of jobs that every service has of its own. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
interface JobLists {
    @GET
    @Path("/{collection}")
    Uni<JobPage> page(
            @PathParam("collection") String collection,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
