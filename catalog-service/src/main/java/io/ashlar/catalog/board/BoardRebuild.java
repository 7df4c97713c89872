package io.ashlar.catalog.board;

import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes the board again from the services' own lists, which are the truth. It can run while events come in. Blocks. */
@ApplicationScoped
class BoardRebuild {
    private static final Logger LOG = Logger.getLogger(BoardRebuild.class);
    private static final int PAGE = 100;
    private static final int NOT_FOUND = 404;
    private static final Map<JobKind, String> OWNERS = new EnumMap<>(Map.of(
            JobKind.IMPORT, "import",
            JobKind.FINE_TUNING, "training",
            JobKind.EVALUATION, "evaluation",
            JobKind.BATCH, "inference"));

    private final BoardJobs jobs;
    private final BoardConfig config;

    BoardRebuild(BoardJobs jobs, BoardConfig config) {
        this.jobs = jobs;
        this.config = config;
    }

    RebuildResult run() {
        List<RebuildResult.Service> results = new ArrayList<>();
        OWNERS.forEach((kind, service) -> {
            URI url = config.services().get(service);
            if (url != null) {
                results.add(rebuild(kind, url));
            }
        });
        return new RebuildResult(results.stream().allMatch(result -> result.problem() == null), results);
    }

    private RebuildResult.Service rebuild(JobKind kind, URI url) {
        // Taken first: what the board learns from events meanwhile is not removed for missing in a page that was read
        // before.
        List<Tuple> before = Threads.await(() -> Panache.withSession(() -> jobs.revisions(kind)));
        Set<UUID> seen = new HashSet<>();
        long updated = 0;
        try {
            JobLists service = QuarkusRestClientBuilder.newBuilder()
                    .baseUri(url)
                    .connectTimeout(config.rebuildTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(config.rebuildTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .build(JobLists.class);
            String cursor = null;
            do {
                String from = cursor;
                JobPage page = Threads.await(() -> service.page(kind.collection(), PAGE, from));
                updated += Threads.await(() -> Panache.withTransaction(() -> upsert(page.items())));
                page.items().forEach(job -> seen.add(job.id()));
                cursor = page.next();
            } while (cursor != null);
        } catch (WebApplicationException e) {
            // A service that has no such collection has no such jobs.
            if (e.getResponse().getStatus() != NOT_FOUND || !seen.isEmpty()) {
                return failed(kind, url, seen.size(), updated, e);
            }
        } catch (RuntimeException e) {
            return failed(kind, url, seen.size(), updated, e);
        }
        long removed = Threads.await(() -> Panache.withTransaction(() -> remove(before, seen)));
        return new RebuildResult.Service(kind, url.toString(), seen.size(), updated, removed, null);
    }

    private static RebuildResult.Service failed(JobKind kind, URI url, long seen, long updated, RuntimeException e) {
        LOG.warnf(e, "The list of %s jobs at %s could not be read", kind.wireName(), url);
        return new RebuildResult.Service(kind, url.toString(), seen, updated, 0, unreadable(kind, url, e));
    }

    private Uni<Long> upsert(List<JobSnapshot> page) {
        Uni<Long> count = Uni.createFrom().item(0L);
        for (JobSnapshot job : page) {
            count = count.flatMap(sum -> jobs.upsert(job).map(changed -> sum + (changed ? 1 : 0)));
        }
        return count;
    }

    private Uni<Long> remove(List<Tuple> before, Set<UUID> seen) {
        Uni<Long> count = Uni.createFrom().item(0L);
        for (Tuple row : before) {
            UUID id = row.get(0, UUID.class);
            if (!seen.contains(id)) {
                count = count.flatMap(
                        sum -> jobs.remove(id, row.get(1, Long.class)).map(gone -> sum + (gone ? 1 : 0)));
            }
        }
        return count;
    }

    private static Problem unreadable(JobKind kind, URI url, RuntimeException e) {
        return Problem.of(
                ProblemCode.SERVICE_UNAVAILABLE,
                "The service of " + kind.wireName() + " jobs at " + url + " did not give its list ("
                        + e.getClass().getSimpleName() + "). See that it runs, and rebuild again.",
                "/api/v1/jobs/rebuild");
    }
}
