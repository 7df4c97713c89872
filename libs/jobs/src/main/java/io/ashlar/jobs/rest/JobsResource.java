package io.ashlar.jobs.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobView;
import io.ashlar.jobs.JobsConfig;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.execution.Replica;
import io.ashlar.jobs.handlers.Handlers;
import io.ashlar.jobs.store.JobNotes;
import io.ashlar.jobs.store.JobStore;
import io.ashlar.jobs.submission.StrictJson;
import io.ashlar.jobs.submission.Submissions;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Jobs of the kinds that this service owns. */
@Path("/api/v1/{collection: imports|fine-tunings|evaluations|batch-jobs}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
final class JobsResource {
    private static final int LARGEST_PAGE = 500;

    private final Handlers handlers;
    private final Submissions submissions;
    private final JobStore store;
    private final JobNotes notes;
    private final JobEvents events;
    private final Replica replica;
    private final Database database;
    private final int largestRequest;

    JobsResource(
            Handlers handlers,
            Submissions submissions,
            JobStore store,
            JobNotes notes,
            JobEvents events,
            Replica replica,
            Database database,
            JobsConfig config) {
        this.handlers = handlers;
        this.submissions = submissions;
        this.store = store;
        this.notes = notes;
        this.events = events;
        this.replica = replica;
        this.database = database;
        this.largestRequest = config.largestRequest();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response submit(
            @PathParam("collection") String collection,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("priority") @DefaultValue("0") String priority,
            byte @Nullable [] body) {
        JobHandler<?> handler = handlers.inCollection(collection);
        Submissions.Terms terms = new Submissions.Terms(Parameters.integer("priority", priority), key, null);
        return accepted(submissions.submit(handler, tree(body), terms));
    }

    @POST
    @Path("/preflight")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response preflight(
            @PathParam("collection") String collection, @Context UriInfo uri, byte @Nullable [] body) {
        Object found = submissions.preflight(handlers.inCollection(collection), tree(body), query(uri));
        return Response.ok(Json.write(found)).build();
    }

    @GET
    public Uni<JobPage> list(
            @PathParam("collection") String collection,
            @QueryParam("status") List<String> statuses,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        JobHandler<?> handler = handlers.inCollection(collection);
        return store.list(
                handler.kind(),
                Parameters.statuses(statuses),
                Parameters.cursor(cursor),
                PageLimit.parse(limit, LARGEST_PAGE));
    }

    @GET
    @Path("/{id}")
    public Uni<JobSnapshot> get(@PathParam("collection") String collection, @PathParam("id") String id) {
        JobHandler<?> handler = handlers.inCollection(collection);
        return store.get(Parameters.jobId(id), handler.kind());
    }

    @POST
    @Path("/{id}/cancel")
    public Uni<Response> cancel(@PathParam("collection") String collection, @PathParam("id") String id) {
        JobHandler<?> handler = handlers.inCollection(collection);
        return store.cancel(Parameters.jobId(id), handler.kind())
                .invoke(replica::hurry)
                .map(JobsResource::accepted);
    }

    @POST
    @Path("/{id}/retry")
    @Blocking
    public Response retry(
            @PathParam("collection") String collection,
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        JobHandler<?> handler = handlers.inCollection(collection);
        return accepted(submissions.retry(handler, Parameters.jobId(id), key));
    }

    @GET
    @Path("/{id}/logs")
    public Uni<LogPage> logs(
            @PathParam("collection") String collection,
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("500") String limit) {
        UUID jobId = Parameters.jobId(id);
        long from = Parameters.sequence(after);
        int most = PageLimit.parse(limit, LARGEST_PAGE);
        return store.get(jobId, handlers.inCollection(collection).kind())
                .chain(() -> notes.lines(jobId, from, most))
                .map(lines -> LogPage.of(lines, from));
    }

    /** Every change of the job as an event with the snapshot, until it has ended. */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    public Multi<OutboundSseEvent> events(
            @PathParam("collection") String collection,
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context Sse sse) {
        JobHandler<?> handler = handlers.inCollection(collection);
        UUID jobId = Parameters.jobId(id);
        // An unknown job is a problem document, not a stream.
        database.await(() -> store.get(jobId, handler.kind()));
        EventStream stream = new EventStream(sse);
        return events.follow(jobId, handler.kind(), Parameters.revision(last))
                .onItem()
                .transformToMultiAndConcatenate(batch -> Multi.createFrom().iterable(stream.events(batch)));
    }

    @GET
    @Path("/{id}/{view}")
    @Produces(MediaType.WILDCARD)
    @Blocking
    public Response view(
            @PathParam("collection") String collection,
            @PathParam("id") String id,
            @PathParam("view") String name,
            @Context UriInfo uri)
            throws Exception {
        JobHandler<?> handler = handlers.inCollection(collection);
        JobSnapshot job = database.await(() -> store.get(Parameters.jobId(id), handler.kind()));
        JobView view = handler.views().get(name);
        if (view == null) {
            throw new ProblemException(
                    ProblemCode.ROUTE_NOT_FOUND,
                    "A " + handler.kind().wireName() + " job has no '" + name + "'; it has "
                            + handler.views().keySet().stream().sorted().toList() + ", logs and events.");
        }
        return Views.response(view.show(job, query(uri)));
    }

    private static Map<String, String> query(UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get(0)));
    }

    private JsonNode tree(byte @Nullable [] body) {
        byte[] present = body == null ? new byte[0] : body;
        if (present.length > largestRequest) {
            throw new ProblemException(
                    ProblemCode.PAYLOAD_TOO_LARGE,
                    "The request has " + present.length + " bytes; at most " + largestRequest
                            + " are taken. Data go into a dataset, and the request names it.");
        }
        return StrictJson.parse(present);
    }

    private static Response accepted(JobSnapshot job) {
        return Response.accepted(job).location(URI.create(job.self())).build();
    }
}
