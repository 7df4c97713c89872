package io.ashlar.jobs.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.jobs.Signals;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;

/** What lies beside a job: its checkpoint, its signals, its log. */
@Singleton
public final class JobNotes implements Signals {
    private static final String KEEP_CHECKPOINT = """
            INSERT INTO job_checkpoint (job_id, attempt, state) VALUES (:job, :attempt, :state)
            ON CONFLICT (job_id) DO UPDATE SET attempt = excluded.attempt, state = excluded.state
            """;
    private static final String KEEP_SIGNAL = """
            INSERT INTO job_signal (job_id, name, data) SELECT id, :name, :data FROM job WHERE id = :job
            ON CONFLICT (job_id, name) DO UPDATE SET data = excluded.data
            """;
    private final Clock clock;

    JobNotes(Clock clock) {
        this.clock = clock;
    }

    /** In the caller's fenced transaction. */
    public Uni<Void> keepCheckpoint(Fence fence, String state) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP_CHECKPOINT)
                        .setParameter("job", fence.jobId())
                        .setParameter("attempt", fence.attempt())
                        .setParameter("state", state)
                        .executeUpdate())
                .replaceWithVoid();
    }

    public Uni<Optional<JsonNode>> checkpoint(UUID jobId) {
        String sql = "SELECT state FROM job_checkpoint WHERE job_id = :job";
        return json(session -> session.createNativeQuery(sql, String.class)
                .setParameter("job", jobId)
                .getSingleResultOrNull());
    }

    @Override
    public Uni<Void> send(UUID jobId, String name, Object data) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP_SIGNAL)
                        .setParameter("job", jobId)
                        .setParameter("name", name)
                        .setParameter("data", Json.write(data))
                        .executeUpdate())
                .replaceWithVoid());
    }

    public Uni<Optional<JsonNode>> signal(UUID jobId, String name) {
        String sql = "SELECT data FROM job_signal WHERE job_id = :job AND name = :name";
        return json(session -> session.createNativeQuery(sql, String.class)
                .setParameter("job", jobId)
                .setParameter("name", name)
                .getSingleResultOrNull());
    }

    /** In the caller's fenced transaction. */
    public Uni<Void> keepLines(Fence fence, List<String> lines) {
        Instant now = clock.instant();
        Object[] rows =
                lines.stream().map(line -> LogEntity.of(fence, now, line)).toArray();
        return Panache.getSession().chain(session -> session.persistAll(rows));
    }

    /** Lines with a higher sequence than {@code after}, oldest first. */
    public Uni<List<LogLine>> lines(UUID jobId, long after, int limit) {
        String query = "from JobLog where jobId = :job and sequence > :after order by sequence";
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(query, LogEntity.class)
                        .setParameter("job", jobId)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(LogEntity::toLine).toList()));
    }

    private static Uni<Optional<JsonNode>> json(Function<Session, Uni<@Nullable String>> query) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(query::apply)
                .map(text -> Optional.ofNullable(text).map(JobEntity::tree)));
    }
}
