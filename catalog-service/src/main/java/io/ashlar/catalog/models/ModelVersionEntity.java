package io.ashlar.catalog.models;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code model_version}: what is searched has a column, the rest is in the candidate's JSON. Never updated.
 */
@Entity
@Table(name = "model_version")
class ModelVersionEntity {
    @Id
    String ref = "";

    String name = "";
    int version;
    String task = "";
    String family = "";
    String collection = "";

    @Nullable String licence;

    @Column(name = "size_bytes")
    long sizeBytes;

    @Column(name = "package_digest")
    String packageDigest = "";

    @Column(name = "base_ref")
    @Nullable String baseRef;

    @Column(name = "dataset_ref")
    @Nullable String datasetRef;

    @Column(name = "job_id")
    UUID jobId = new UUID(0, 0);

    @Column(name = "registered_at")
    Instant registeredAt = Instant.EPOCH;

    @Nullable String description;

    @Column(name = "search_text")
    String searchText = "";

    String candidate = "";

    ModelVersion toVersion() {
        return new ModelVersion(name, version, Json.read(candidate, ModelCandidate.class), registeredAt);
    }
}
