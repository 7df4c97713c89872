package io.ashlar.catalog.datasets;

import io.ashlar.catalog.garbage.ReleasedArtifacts;
import io.ashlar.catalog.usage.Usage;
import io.ashlar.catalog.usage.Users;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/**
 * Deletes versions that no job is using. Models that were trained on them keep the name and digest in their lineage.
 */
@ApplicationScoped
class DatasetDeletion {
    private final DatasetVersions versions;
    private final Users users;
    private final ReleasedArtifacts released;

    DatasetDeletion(DatasetVersions versions, Users users, ReleasedArtifacts released) {
        this.versions = versions;
        this.users = users;
        this.released = released;
    }

    @WithTransaction
    Uni<Void> delete(String name, int version) {
        Names.check("dataset", name);
        VersionRef ref = VersionRef.of(name, version);
        return versions.findById(ref.toString(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(
                        ProblemCode.DATASET_VERSION_NOT_FOUND,
                        "There is no dataset version " + ref + " to delete. It may be deleted already."))
                .call(row -> users.of(Usage.Kind.DATASET, ref).invoke(found -> {
                    if (!found.isEmpty()) {
                        throw new ProblemException(
                                ProblemCode.DATASET_IN_USE,
                                "Dataset version " + ref + " is used by " + String.join(", ", found)
                                        + ". Wait for its end or cancel it first.");
                    }
                }))
                .call(row -> released.releaseFile(row.digest))
                .flatMap(versions::delete);
    }
}
