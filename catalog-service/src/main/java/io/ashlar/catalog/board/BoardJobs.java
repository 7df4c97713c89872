package io.ashlar.catalog.board;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of the board: one snapshot each. Every method needs an open session; those that write, a transaction. */
@ApplicationScoped
class BoardJobs {
    /** Takes the snapshot if the board has none of that job, or an older one; says whether it did. */
    Uni<Boolean> upsert(JobSnapshot job) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                                insert into board_job (id, kind, status, revision, created_at, search_text, snapshot)
                                values (:id, :kind, :status, :revision, :created, :text, :snapshot)
                                on conflict (id) do update set status = excluded.status, revision = excluded.revision,
                                    search_text = excluded.search_text, snapshot = excluded.snapshot
                                where board_job.revision < excluded.revision
                                """)
                        .setParameter("id", job.id())
                        .setParameter("kind", job.kind().wireName())
                        .setParameter("status", job.status().name())
                        .setParameter("revision", job.revision())
                        .setParameter("created", job.createdAt())
                        .setParameter("text", (job.id() + " " + job.title()).toLowerCase(Locale.ROOT))
                        .setParameter("snapshot", Json.write(job))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Optional<JobSnapshot>> find(UUID id) {
        return query("select snapshot from board_job where id = :id", Map.of("id", id))
                .map(found -> found.stream().findFirst());
    }

    /** Newest first. */
    Uni<List<JobSnapshot>> page(BoardFilter filter, int limit) {
        return query(
                "select snapshot from board_job" + filter.where() + " order by created_at desc, id desc limit " + limit,
                filter.parameters());
    }

    /** Every job that has not ended. */
    Uni<List<JobSnapshot>> active() {
        return query(
                "select snapshot from board_job where status in ('QUEUED', 'RUNNING') order by created_at", Map.of());
    }

    /** Every ended job whose own results are kept: evaluations and batches. */
    Uni<List<JobSnapshot>> endedWithResults() {
        return query(
                "select snapshot from board_job where status = 'SUCCEEDED' and kind in (:evaluation, :batch)",
                Map.of("evaluation", JobKind.EVALUATION.wireName(), "batch", JobKind.BATCH.wireName()));
    }

    /** The ids and revisions that the board has of a kind. */
    Uni<List<Tuple>> revisions(JobKind kind) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select id, revision, created_at from board_job where kind = :kind", Tuple.class)
                        .setParameter("kind", kind.wireName())
                        .getResultList());
    }

    /** Takes a job off the board that its service does not have, unless there was news of it meanwhile. */
    Uni<Boolean> remove(UUID id, long revision) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "delete from board_job where id = :id and revision = :revision")
                        .setParameter("id", id)
                        .setParameter("revision", revision)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private static Uni<List<JobSnapshot>> query(String sql, Map<String, Object> parameters) {
        return Panache.getSession()
                .flatMap(session -> {
                    var query = session.createNativeQuery(sql, String.class);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(json -> Json.read(json, JobSnapshot.class))
                        .toList());
    }
}
