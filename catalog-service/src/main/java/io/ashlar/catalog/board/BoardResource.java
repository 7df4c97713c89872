package io.ashlar.catalog.board;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.rest.PageLimit;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Jobs",
        description = "Every job of every service. To cancel or retry one and to read its logs, follow its 'self'.")
class BoardResource {
    private final Board board;
    private final BoardRebuild rebuild;

    BoardResource(Board board, BoardRebuild rebuild) {
        this.board = board;
        this.rebuild = rebuild;
    }

    @GET
    @Operation(operationId = "listJobs", summary = "List jobs", description = "Newest first.")
    public Uni<JobPage> list(
            @Parameter(
                            description =
                                    "import, fine-tuning, evaluation or batch; several with commas, or given several times.")
                    @RestQuery("kind")
                    List<String> kind,
            @Parameter(
                            description =
                                    "queued, running, succeeded, failed or canceled; several with commas, or given several times.")
                    @RestQuery("status")
                    List<String> status,
            @Parameter(description = "A part of the title or id.") @RestQuery("q") @Nullable String query,
            @Parameter(description = "Items of a page, from 1 to 200.") @RestQuery("limit") @DefaultValue("50")
                    String limit,
            @Parameter(description = "'next' of the page before.") @RestQuery("cursor") @Nullable String cursor) {
        return board.page(BoardFilter.of(kind, status, query, Cursor.given(cursor)), PageLimit.parse(limit));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getJob", summary = "A job")
    @APIResponse(responseCode = "200", description = "The job, as its latest event told")
    @APIResponse(responseCode = "404", description = "job-not-found")
    public Uni<JobSnapshot> job(@RestPath String id) {
        return board.job(id(id));
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            operationId = "followJob",
            summary = "Follow a job",
            description =
                    "Server-sent events: the job as it stands, then again after each change; the stream ends with the job.")
    public Multi<JobSnapshot> follow(@RestPath String id) {
        UUID job = id(id);
        // Before the stream begins, so that an unknown job is a problem document and not a broken stream.
        Threads.await(() -> board.job(job));
        return board.follow(job);
    }

    @POST
    @Path("/rebuild")
    @Blocking
    @Operation(
            operationId = "rebuildJobs",
            summary = "Rebuild the board",
            description =
                    "Reads every service's own list of jobs and puts the board right. Events go on being heard meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "What changed, by service; 'complete' is false where one did not answer")
    public RebuildResult rebuild() {
        return rebuild.run();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw new ProblemException(
                    ProblemCode.JOB_NOT_FOUND,
                    "'" + shown + "' is no job id: ids are UUIDs, as the list of jobs has them.",
                    e);
        }
    }
}
