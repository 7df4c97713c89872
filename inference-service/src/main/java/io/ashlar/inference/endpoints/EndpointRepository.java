package io.ashlar.inference.endpoints;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Endpoints and deployments in PostgreSQL. Every method needs the session or transaction of its caller. */
@ApplicationScoped
class EndpointRepository {
    private static final String JOINED =
            "select e, d from EndpointEntity e join DeploymentEntity d on d.endpoint = e.name ";

    /** Keeps a new endpoint; {@code endpoint-exists} if the name is taken. */
    Uni<Void> add(Endpoint endpoint, @Nullable Instant leaseUntil) {
        EndpointEntity entity = new EndpointEntity();
        entity.name = endpoint.name();
        entity.task = endpoint.plan().task().wireName();
        entity.leasedTo = endpoint.leasedTo();
        entity.leaseUntil = leaseUntil;
        entity.createdAt = endpoint.createdAt();
        return session(session -> session.find(EndpointEntity.class, endpoint.name())
                        .invoke(there -> {
                            if (there != null) {
                                throw taken(there.name, null);
                            }
                        })
                        .chain(() -> session.persist(entity))
                        .chain(session::flush)
                        .chain(() -> session.persist(DeploymentEntity.of(endpoint.plan(), endpoint.createdAt())))
                        .chain(session::flush))
                .onFailure(ConstraintViolationException.class)
                .transform(twoAtOnce -> taken(endpoint.name(), twoAtOnce));
    }

    private static ProblemException taken(String name, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.ENDPOINT_EXISTS,
                "There is an endpoint '" + name + "' already. Delete it first, or take another name.",
                cause);
    }

    /** By name; the next page starts after {@code after}. */
    Uni<List<Endpoint>> page(String after, int size) {
        return rows(JOINED + "where e.name > ?1 order by e.name", size, after);
    }

    Uni<@Nullable Endpoint> find(String name) {
        return rows(JOINED + "where e.name = ?1", 1, name).map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** Those whose lease has run out. */
    Uni<List<Endpoint>> expired(Instant now) {
        return rows(JOINED + "where e.leaseUntil < ?1 order by e.leaseUntil", 100, now);
    }

    /** False if there is none of that name. */
    Uni<Boolean> delete(String name) {
        return execute("delete from EndpointEntity where name = ?1", name);
    }

    /** Deletes it if its lease has run out and nobody has renewed it since. */
    Uni<Boolean> deleteExpired(String name, Instant now) {
        return execute("delete from EndpointEntity where name = ?1 and leaseUntil < ?2", name, now);
    }

    /** False if there is none of that name, or it is not leased. */
    Uni<Boolean> renew(String name, Instant until) {
        return execute(
                "update EndpointEntity set leaseUntil = ?2 where name = ?1 and leaseUntil is not null", name, until);
    }

    /** Nobody could renew while this service was away. */
    Uni<Boolean> renewAll(Instant until) {
        return execute("update EndpointEntity set leaseUntil = ?1 where leaseUntil < ?1", until);
    }

    /** False if it has that state already, or is gone. */
    Uni<Boolean> move(UUID deployment, DeploymentState state) {
        return execute("update DeploymentEntity set state = ?2 where id = ?1 and state <> ?2", deployment, state);
    }

    private static Uni<List<Endpoint>> rows(String query, int size, Object parameter) {
        return session(session -> session.createSelectionQuery(query, Object[].class)
                        .setParameter(1, parameter)
                        .setMaxResults(size)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> endpoint((EndpointEntity) row[0], (DeploymentEntity) row[1]))
                        .toList());
    }

    private static Uni<Boolean> execute(String statement, Object... parameters) {
        return session(session -> {
            Mutiny.MutationQuery query = session.createMutationQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate().map(changed -> changed > 0);
        });
    }

    private static <T> Uni<T> session(Function<Mutiny.Session, Uni<T>> work) {
        return Panache.getSession().chain(work::apply);
    }

    private static Endpoint endpoint(EndpointEntity entity, DeploymentEntity deployment) {
        return new Endpoint(
                entity.name, deployment.plan(entity), deployment.trafficPercent, entity.leasedTo, entity.createdAt);
    }
}
