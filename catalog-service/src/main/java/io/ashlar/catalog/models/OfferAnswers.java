package io.ashlar.catalog.models;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.jobs.ServiceIdentity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The answers that were given, by job: the memory that makes an offer said twice have one answer. */
@ApplicationScoped
class OfferAnswers {
    private final ServiceIdentity identity;
    private final Clock clock;

    OfferAnswers(ServiceIdentity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Takes the job's offer for the open transaction, or gives the answer that another one gave. Two at once take turns
     * here: the second waits for the first one's commit.
     */
    Uni<Optional<CloudEvent>> take(UUID jobId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into model_offer (job_id) values (:job) on conflict do nothing")
                        .setParameter("job", jobId)
                        .executeUpdate())
                .flatMap(taken -> taken == 1 ? Uni.createFrom().item(Optional.empty()) : given(jobId));
    }

    /** Remembers the answer to an offer that this transaction took. */
    Uni<Void> give(UUID jobId, CloudEvent answer) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("update model_offer set answer_type = :type,"
                                + " subject = :subject, answer = :answer where job_id = :job")
                        .setParameter("type", answer.type())
                        .setParameter("subject", answer.subject())
                        .setParameter("answer", Json.write(answer.data()))
                        .setParameter("job", jobId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    CloudEvent event(EventType type, String subject, Object data) {
        return CloudEvent.of(type, identity.name(), subject, clock.instant(), data);
    }

    private Uni<Optional<CloudEvent>> given(UUID jobId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select answer_type, subject, answer from model_offer where job_id = :job", Tuple.class)
                        .setParameter("job", jobId)
                        .getSingleResult())
                .map(row -> {
                    EventType type = EventType.of(row.get(0, String.class)).orElseThrow();
                    return Optional.of(event(
                            type, row.get(1, String.class), Json.read(row.get(2, String.class), type.dataClass())));
                });
    }
}
