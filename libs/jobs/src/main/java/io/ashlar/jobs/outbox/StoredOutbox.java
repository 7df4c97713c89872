package io.ashlar.jobs.outbox;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The outbox as a table. */
@Singleton
public final class StoredOutbox implements Outbox {
    /** Below the 1 MB that a broker takes by default, with room for headers. */
    static final int LARGEST = 900 * 1024;

    /** Held until the commit, so that the sequence within a subject is the order of commits. */
    private static final String LOCK_SUBJECT = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:subject, 0))";

    private static final String KNOWN = "SELECT 1 FROM outbox WHERE id = :id";

    private static final String TAKE_RELAY = "SELECT pg_try_advisory_xact_lock(7020601)";

    @Override
    public Uni<Void> add(CloudEvent event) {
        EventType type = EventType.of(event.type())
                .orElseThrow(() -> new IllegalArgumentException("'" + event.type() + "' is no type of event"));
        String data = Json.write(event.data());
        int size = data.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw new ProblemException(
                    ProblemCode.PAYLOAD_TOO_LARGE,
                    "The data of an event " + event.type() + " have " + size + " bytes; at most " + LARGEST
                            + " fit. Put the bulk into the artifact store and name it by its digest.");
        }
        return Panache.getSession()
                .chain(session -> session.flush()
                        .chain(() -> session.createNativeQuery(LOCK_SUBJECT, Integer.class)
                                .setParameter("subject", event.subject())
                                .getSingleResult())
                        .chain(() -> session.createNativeQuery(KNOWN, Integer.class)
                                .setParameter("id", event.id())
                                .getSingleResultOrNull())
                        .chain(known -> known != null
                                ? Uni.createFrom().voidItem()
                                : session.persist(OutboxEntity.of(event, type.topic(), data))));
    }

    /** Whether this transaction may relay; no other one of the database may until it ends. */
    Uni<Boolean> takeRelay() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(TAKE_RELAY, Boolean.class).getSingleResult());
    }

    /** What was not sent yet, oldest first. */
    Uni<List<OutboxEntity>> unsent(int limit) {
        String query = "from OutboxEvent where sentAt is null order by sequence";
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(query, OutboxEntity.class)
                        .setMaxResults(limit)
                        .getResultList());
    }

    Uni<Integer> markSent(Collection<Long> sequences, Instant now) {
        return Panache.executeUpdate("update OutboxEvent set sentAt = ?1 where sequence in ?2", now, sequences);
    }

    /** Forgets what was sent before then. */
    public Uni<Integer> forget(Instant before) {
        return Panache.executeUpdate("delete from OutboxEvent where sentAt < ?1", before);
    }

    /** The snapshots of a job that events told of, above a revision and in order, as far as they are kept. */
    public Uni<List<CloudEvent>> toldOf(UUID jobId, long afterRevision) {
        String query = "from OutboxEvent where subject = :subject and revision > :after order by sequence";
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(query, OutboxEntity.class)
                        .setParameter("subject", jobId.toString())
                        .setParameter("after", afterRevision)
                        .getResultList())
                .map(rows -> rows.stream().map(OutboxEntity::event).toList()));
    }
}
