package io.ashlar.jobs.rest;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.outbox.StoredOutbox;
import io.ashlar.jobs.store.JobStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Follows a job: what the outbox still has of its past, then what becomes of it, whichever replica works on it. */
@Singleton
final class JobEvents {
    private static final Duration POLL = Duration.ofMillis(250);

    private final JobStore store;
    private final StoredOutbox outbox;
    private final Database database;

    JobEvents(JobStore store, StoredOutbox outbox, Database database) {
        this.store = store;
        this.outbox = outbox;
        this.database = database;
    }

    /**
     * The snapshots with a higher revision, in order; an empty list while nothing happens. Ends after the snapshot of
     * the job's end, which is said again to one who knows it already.
     */
    Multi<List<JobSnapshot>> follow(UUID id, JobKind kind, long afterRevision) {
        Follower follower = new Follower(id, kind, afterRevision);
        return Multi.createBy()
                .repeating()
                .uni(() ->
                        Uni.createFrom().item(follower::next).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .withDelay(POLL)
                .whilst(batch -> !follower.ended);
    }

    /** One client's place. One poll follows the other, so it needs no lock. */
    private final class Follower {
        private final UUID id;
        private final JobKind kind;
        private volatile long revision;
        private volatile boolean ended;

        Follower(UUID id, JobKind kind, long revision) {
            this.id = id;
            this.kind = kind;
            this.revision = revision;
        }

        List<JobSnapshot> next() {
            long from = revision;
            JobSnapshot now = database.await(() -> store.get(id, kind));
            List<JobSnapshot> batch = new ArrayList<>();
            if (now.revision() > from) {
                database.await(() -> outbox.toldOf(id, from)).stream()
                        .map(event -> event.dataAs(JobSnapshot.class))
                        .filter(past -> past.revision() < now.revision())
                        .forEach(batch::add);
            }
            if (now.revision() > from || now.status().ended()) {
                batch.add(now);
            }
            revision = now.revision();
            ended = now.status().ended();
            return batch;
        }
    }
}
