package io.ashlar.inference.endpoints;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.jobs.rest.PageLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Endpoints over REST. */
@Path("/api/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Endpoints")
class EndpointResource {
    private static final long LONGEST_LEASE = 3600;

    private final Endpoints endpoints;
    private final EndpointDirectory directory;

    EndpointResource(Endpoints endpoints, EndpointDirectory directory) {
        this.endpoints = endpoints;
        this.directory = directory;
    }

    @POST
    @Operation(summary = "Create an endpoint", description = "It is loading at first: follow it by its Location.")
    @APIResponse(responseCode = "202", description = "The endpoint is kept and loading")
    public Uni<RestResponse<EndpointView>> create(@Nullable EndpointRequest request) {
        if (request == null) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID, "The request has no body. Send at least 'name' and 'model'.");
        }
        return endpoints
                .create(request)
                .map(endpoint -> ResponseBuilder.<EndpointView>create(202)
                        .location(URI.create("/api/v1/endpoints/" + endpoint.name()))
                        .entity(view(endpoint))
                        .build());
    }

    @GET
    @Operation(summary = "List endpoints by name")
    public Uni<EndpointPage> list(
            @Parameter(description = "'next' of the page before.") @QueryParam("cursor") @DefaultValue("")
                    String cursor,
            @Parameter(description = "Items of a page, from 1 to 200.") @QueryParam("limit") @DefaultValue("50")
                    String limit) {
        int most = PageLimit.parse(limit);
        return endpoints.page(cursor, most + 1).map(found -> {
            List<Endpoint> page = found.size() > most ? found.subList(0, most) : found;
            String next = found.size() > most ? page.get(most - 1).name() : null;
            return new EndpointPage(page.stream().map(this::view).toList(), next);
        });
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One endpoint")
    public Uni<EndpointView> get(@PathParam("name") String name) {
        return endpoints.get(name).map(this::view);
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Delete an endpoint", description = "What it has admitted is still answered.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Void> delete(@PathParam("name") String name) {
        return endpoints.delete(name).replaceWithVoid();
    }

    @GET
    @Path("/{name}/deployments")
    @Operation(summary = "The model versions behind an endpoint, with their shares of its traffic")
    public Uni<List<DeploymentView>> deployments(@PathParam("name") String name) {
        return endpoints.get(name).map(endpoint -> List.of(DeploymentView.of(endpoint, view(endpoint))));
    }

    @GET
    @Path("/{name}/statistics")
    @Operation(summary = "Counts and times since the endpoint was loaded")
    public StatisticsSnapshot statistics(@PathParam("name") String name) {
        return directory.ready(name).server().statistics();
    }

    @PUT
    @Path("/{name}/lease")
    @Operation(
            summary = "Renew a lease",
            description = "An endpoint that was created with 'leasedTo' goes away unless this comes in time.")
    public Uni<EndpointView> renew(@PathParam("name") String name, @Nullable LeaseRequest request) {
        if (request != null && (request.seconds() < 1 || request.seconds() > LONGEST_LEASE)) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "'seconds' is " + request.seconds() + ", and must be from 1 to " + LONGEST_LEASE + ".");
        }
        return endpoints
                .renew(name, request == null ? null : Duration.ofSeconds(request.seconds()))
                .map(this::view);
    }

    private EndpointView view(Endpoint endpoint) {
        return EndpointViews.of(endpoint, directory.find(endpoint.name()).orElse(null));
    }
}
