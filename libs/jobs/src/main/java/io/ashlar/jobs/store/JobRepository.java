package io.ashlar.jobs.store;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;

/** The queries on {@code job}; each is called in the caller's transaction. */
@Singleton
class JobRepository implements PanacheRepositoryBase<JobEntity, UUID> {
    private static final String NEXT = """
            SELECT * FROM job WHERE status = 'QUEUED' AND kind IN (:kinds) AND available_at <= :now
            ORDER BY priority DESC, created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String EXPIRED = """
            SELECT * FROM job WHERE status = 'RUNNING' AND lease_until < :now
            ORDER BY lease_until LIMIT 20 FOR UPDATE SKIP LOCKED
            """;

    /** The row, locked until the transaction ends. */
    Uni<@Nullable JobEntity> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The job whose turn it is, locked; what another replica is just taking is passed over. */
    Uni<@Nullable JobEntity> next(Set<JobKind> kinds, Instant now) {
        List<String> names = kinds.stream().map(JobKind::wireName).toList();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, JobEntity.class)
                        .setParameter("kinds", names)
                        .setParameter("now", now)
                        .getSingleResultOrNull());
    }

    /** Running jobs whose lease ran out, locked. */
    Uni<List<JobEntity>> expired(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EXPIRED, JobEntity.class)
                        .setParameter("now", now)
                        .getResultList());
    }

    /** Moves the leases of a replica's jobs; says how many it still holds. */
    Uni<Integer> renew(UUID owner, Collection<UUID> ids, Instant until) {
        return update(
                "leaseUntil = ?1 where id in ?2 and leaseOwner = ?3 and status = ?4",
                until,
                ids,
                owner,
                JobStatus.RUNNING);
    }

    Uni<List<JobEntity>> byIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /** Newest first, after the cursor's row where there is one. */
    Uni<List<JobEntity>> page(JobKind kind, Set<JobStatus> statuses, @Nullable Cursor after, int limit) {
        String where = "from Job where kind = :kind and status in :statuses";
        String order = " order by createdAt desc, id desc";
        return Panache.getSession()
                .chain(session -> pageQuery(session, where, order, after)
                        .setParameter("kind", kind.wireName())
                        .setParameter("statuses", statuses)
                        .setMaxResults(limit)
                        .getResultList());
    }

    private static org.hibernate.reactive.mutiny.Mutiny.SelectionQuery<JobEntity> pageQuery(
            Session session, String where, String order, @Nullable Cursor after) {
        if (after == null) {
            return session.createSelectionQuery(where + order, JobEntity.class);
        }
        String beyond = " and (createdAt < :at or (createdAt = :at and id < :id))";
        return session.createSelectionQuery(where + beyond + order, JobEntity.class)
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id());
    }
}
