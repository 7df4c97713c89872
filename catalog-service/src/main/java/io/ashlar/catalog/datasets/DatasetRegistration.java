package io.ashlar.catalog.datasets;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.DatasetColumn;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.datasets.profile.DatasetProfile;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Makes a version of content that is in the artifact store already. */
@ApplicationScoped
class DatasetRegistration {
    /**
     * The version of some content.
     *
     * @param isNew false where the dataset had this content before
     */
    record Outcome(DatasetVersion version, boolean isNew) {}

    private final DatasetVersions versions;
    private final Clock clock;

    DatasetRegistration(DatasetVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** The same content under the same name is the same version again; uploads of one name take turns. */
    @WithTransaction
    Uni<Outcome> register(String name, String fileName, DatasetProfile profile) {
        String digest = profile.digest().sha256();
        return versions.lock(name)
                .chain(() -> versions.withContent(name, digest))
                .flatMap(known -> known != null
                        ? Uni.createFrom().item(new Outcome(known.toVersion(), false))
                        : versions.nextVersion(name)
                                .map(version -> row(VersionRef.of(name, version), fileName, profile))
                                .flatMap(versions::persistAndFlush)
                                .map(row -> new Outcome(row.toVersion(), true)));
    }

    private DatasetVersionEntity row(VersionRef ref, String fileName, DatasetProfile profile) {
        DatasetVersionEntity row = new DatasetVersionEntity();
        row.ref = ref.toString();
        row.name = ref.name();
        row.version = ref.version().orElseThrow();
        row.digest = profile.digest().sha256();
        row.format = profile.format().wireName();
        row.rowCount = profile.rowCount();
        row.sizeBytes = profile.bytes();
        row.fileName = fileName;
        row.registeredAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.columns = Json.write(profile.columns().stream()
                .map(column -> new DatasetColumn(column.name(), column.type().wireName(), column.nulls()))
                .toList());
        row.profile = Json.write(profile);
        return row;
    }
}
