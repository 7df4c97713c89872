package io.ashlar.jobs.inbox;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.jobs.EventListener;
import io.ashlar.jobs.database.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Gives an event to a listener, once: the event's id and what the listener writes are one transaction. */
@Singleton
public final class Inbox {
    private static final String REMEMBER = """
            INSERT INTO inbox (event_id, listener, received_at) VALUES (:id, :listener, :now) ON CONFLICT DO NOTHING
            """;

    private final Database database;
    private final Clock clock;

    Inbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Blocks until the listener's transaction has ended; does nothing for an event it has had. */
    void deliver(CloudEvent event, EventListener listener) {
        database.inTransaction(() -> remember(event, nameOf(listener))
                .chain(added ->
                        added == 1 ? listener.on(event) : Uni.createFrom().voidItem()));
    }

    /** Forgets what came before then; in the caller's transaction. */
    public Uni<Integer> forget(Instant before) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM inbox WHERE received_at < :before")
                        .setParameter("before", before)
                        .executeUpdate());
    }

    private Uni<Integer> remember(CloudEvent event, String listener) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMEMBER)
                        .setParameter("id", event.id())
                        .setParameter("listener", listener)
                        .setParameter("now", clock.instant())
                        .executeUpdate());
    }

    /** The class that was written, not the proxy that the container made of it. */
    private static String nameOf(EventListener listener) {
        return listener.getClass().getName().replaceAll("_(ClientProxy|Subclass)$", "");
    }
}
