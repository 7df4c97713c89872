package io.ashlar.catalog.models;

import io.ashlar.catalog.garbage.ReleasedArtifacts;
import io.ashlar.catalog.usage.Usage;
import io.ashlar.catalog.usage.Users;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelDeleted;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.Outbox;
import io.ashlar.jobs.ServiceIdentity;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;

/**
 * Deletes versions that nobody uses. The files stay for the grace of garbage collection, and the number is never given
 * again.
 */
@ApplicationScoped
class ModelDeletion {
    private final ModelVersions versions;
    private final Users users;
    private final ReleasedArtifacts released;
    private final Outbox outbox;
    private final ServiceIdentity identity;
    private final Clock clock;

    ModelDeletion(
            ModelVersions versions,
            Users users,
            ReleasedArtifacts released,
            Outbox outbox,
            ServiceIdentity identity,
            Clock clock) {
        this.versions = versions;
        this.users = users;
        this.released = released;
        this.outbox = outbox;
        this.identity = identity;
        this.clock = clock;
    }

    /** Who would be in the way of a deletion now. */
    @WithSession
    Uni<List<String>> users(VersionRef ref) {
        return users.of(Usage.Kind.MODEL, ref);
    }

    @WithTransaction
    Uni<Void> delete(String name, int version) {
        Names.check("model", name);
        VersionRef ref = VersionRef.of(name, version);
        return versions.findById(ref.toString(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(
                        ProblemCode.MODEL_VERSION_NOT_FOUND,
                        "There is no model version " + ref + " to delete. It may be deleted already."))
                .call(row -> users.of(Usage.Kind.MODEL, ref).invoke(found -> refuseIfUsed(ref, found)))
                .call(row -> released.releasePackage(row.packageDigest))
                .flatMap(versions::delete)
                .chain(() -> outbox.add(CloudEvent.of(
                        EventType.MODEL_DELETED,
                        identity.name(),
                        name,
                        clock.instant(),
                        new ModelDeleted(name, version))));
    }

    private static void refuseIfUsed(VersionRef ref, List<String> users) {
        if (!users.isEmpty()) {
            String shown = String.join(", ", users.subList(0, Math.min(users.size(), 5)));
            throw new ProblemException(
                    ProblemCode.MODEL_IN_USE,
                    "Model version " + ref + " is used by " + shown
                            + (users.size() > 5 ? " and " + (users.size() - 5) + " more" : "")
                            + ". Delete or end those first.");
        }
    }
}
