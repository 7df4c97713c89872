package io.ashlar.inference.endpoints;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EndpointDeleted;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.jobs.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users do with endpoints. Called on the event loop. */
@ApplicationScoped
class Endpoints {
    private final EndpointRepository repository;
    private final CatalogLookup catalog;
    private final DeploymentLoader loader;
    private final Outbox outbox;
    private final InferenceConfig config;
    private final Clock clock;

    Endpoints(
            EndpointRepository repository,
            CatalogLookup catalog,
            DeploymentLoader loader,
            Outbox outbox,
            InferenceConfig config,
            Clock clock) {
        this.repository = repository;
        this.catalog = catalog;
        this.loader = loader;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps the endpoint and starts loading it. The same request of the same lease holder is answered with what is
     * there: a job that was interrupted asks again.
     */
    Uni<Endpoint> create(EndpointRequest request) {
        EndpointRules.check(request);
        return catalog.model(request.model())
                .map(model -> EndpointRules.plan(request, model))
                .map(plan -> new Endpoint(request.name(), plan, 100, request.leasedTo(), clock.instant()))
                .chain(endpoint -> Panache.withTransaction(() -> repository.add(endpoint, leaseUntil(endpoint)))
                        .invoke(() -> loader.load(endpoint.plan()))
                        .replaceWith(endpoint)
                        .onFailure(Endpoints::isTaken)
                        .recoverWithUni(taken -> ownedAlready(endpoint, taken)));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == ProblemCode.ENDPOINT_EXISTS;
    }

    private Uni<Endpoint> ownedAlready(Endpoint wanted, Throwable taken) {
        UUID holder = wanted.leasedTo();
        return Panache.withSession(() -> repository.find(wanted.name())).map(there -> {
            boolean same = holder != null
                    && there != null
                    && holder.equals(there.leasedTo())
                    && wanted.plan().asks(there.plan());
            if (!same) {
                throw (ProblemException) taken;
            }
            return there;
        });
    }

    private @Nullable Instant leaseUntil(Endpoint endpoint) {
        return endpoint.leasedTo() == null ? null : clock.instant().plus(config.lease());
    }

    Uni<Endpoint> get(String name) {
        return Panache.withSession(() -> repository.find(name)).map(there -> found(name, there));
    }

    /** Those that follow a name; {@code cursor-invalid} where it can be none. */
    Uni<List<Endpoint>> page(String after, int size) {
        if (!after.matches("[a-z0-9._-]{0,63}")) {
            throw new ProblemException(
                    ProblemCode.CURSOR_INVALID,
                    "The cursor is none of this list: send 'next' of the page before as it stands, or none for the first"
                            + " page.");
        }
        return Panache.withSession(() -> repository.page(after, size));
    }

    /** Of several who delete it at once, one does; for the others it is not there. */
    Uni<Endpoint> delete(String name) {
        return Panache.withTransaction(() -> repository
                        .find(name)
                        .map(there -> found(name, there))
                        .call(there -> repository.delete(name).invoke(deleted -> {
                            if (!deleted) {
                                throw EndpointDirectory.missing(name);
                            }
                        }))
                        .call(this::tellDeleted))
                .invoke(there -> loader.unload(there.plan()));
    }

    /** Keeps a leased endpoint for so long from now; the default if {@code lease} is absent. */
    Uni<Endpoint> renew(String name, @Nullable Duration lease) {
        Instant until = clock.instant().plus(lease == null ? config.lease() : lease);
        return Panache.withTransaction(() -> repository
                .find(name)
                .map(there -> found(name, there))
                .call(there -> repository.renew(name, until).invoke(renewed -> {
                    if (!renewed) {
                        throw new ProblemException(
                                ProblemCode.REQUEST_INVALID,
                                "Endpoint '" + name + "' is not leased: it stays until it is deleted.");
                    }
                })));
    }

    /** Deletes what nobody has renewed in time. */
    Uni<Void> deleteExpired() {
        Instant now = clock.instant();
        return Panache.withSession(() -> repository.expired(now))
                .chain(expired -> Multi.createFrom()
                        .iterable(expired)
                        .onItem()
                        .transformToUniAndConcatenate(endpoint -> deleteExpired(endpoint, now))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Boolean> deleteExpired(Endpoint endpoint, Instant now) {
        return Panache.withTransaction(() -> repository
                        .deleteExpired(endpoint.name(), now)
                        .call(deleted -> deleted
                                ? tellDeleted(endpoint)
                                : Uni.createFrom().voidItem()))
                .invoke(deleted -> {
                    if (deleted) {
                        loader.unload(endpoint.plan());
                    }
                });
    }

    /** Those of the last run, with leases that their holders have time to renew. */
    Uni<List<Endpoint>> restore() {
        Instant until = clock.instant().plus(config.lease());
        return Panache.withTransaction(
                () -> repository.renewAll(until).chain(() -> repository.page("", Integer.MAX_VALUE)));
    }

    private Uni<Void> tellDeleted(Endpoint endpoint) {
        return outbox.add(CloudEvent.of(
                EventType.ENDPOINT_DELETED,
                "inference-service",
                endpoint.name(),
                clock.instant(),
                new EndpointDeleted(endpoint.name())));
    }

    private static Endpoint found(String name, @Nullable Endpoint there) {
        if (there == null) {
            throw EndpointDirectory.missing(name);
        }
        return there;
    }
}
