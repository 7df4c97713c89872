package io.ashlar.jobs.store;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Which job a key has made; called in the caller's transaction. */
@Singleton
class IdempotencyKeys {
    private static final String TAKE = """
            INSERT INTO idempotency (kind, key, request_hash, job_id) VALUES (:kind, :key, :hash, :job)
            ON CONFLICT DO NOTHING
            """;
    private static final String FIND = "SELECT request_hash, job_id FROM idempotency WHERE kind = :kind AND key = :key";

    /** Takes the job's key, or gives the job that has it; waits for a submission of the same key that is under way. */
    Uni<Optional<UUID>> takeOrFind(NewJob job) {
        NewJob.Idempotency idempotency = job.idempotency();
        if (idempotency == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("kind", job.kind().wireName())
                        .setParameter("key", idempotency.key())
                        .setParameter("hash", idempotency.requestHash())
                        .setParameter("job", job.id())
                        .executeUpdate())
                .chain(taken -> taken == 1 ? Uni.createFrom().item(Optional.empty()) : find(job.kind(), idempotency));
    }

    /** The job that the key has made; a problem if that was for another request. */
    Uni<Optional<UUID>> find(JobKind kind, NewJob.Idempotency idempotency) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("kind", kind.wireName())
                        .setParameter("key", idempotency.key())
                        .getSingleResultOrNull())
                .map(row -> {
                    if (row == null) {
                        return Optional.empty();
                    }
                    if (!row[0].equals(idempotency.requestHash())) {
                        throw new ProblemException(
                                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                                "The idempotency key '" + idempotency.key() + "' belongs to job " + row[1]
                                        + ", which has another request: take a new key for a new request.");
                    }
                    return Optional.of((UUID) row[1]);
                });
    }
}
