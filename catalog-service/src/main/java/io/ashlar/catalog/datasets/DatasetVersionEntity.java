package io.ashlar.catalog.datasets;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.DatasetColumn;
import io.ashlar.contracts.catalog.DatasetVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of {@code dataset_version}. Never updated. */
@Entity
@Table(name = "dataset_version")
class DatasetVersionEntity {
    @Id
    String ref = "";

    String name = "";
    int version;
    String digest = "";
    String format = "";

    @Column(name = "row_count")
    long rowCount;

    @Column(name = "size_bytes")
    long sizeBytes;

    @Column(name = "file_name")
    String fileName = "";

    @Column(name = "registered_at")
    Instant registeredAt = Instant.EPOCH;

    String columns = "";
    String profile = "";

    DatasetVersion toVersion() {
        List<DatasetColumn> schema = List.of(Json.read(columns, DatasetColumn[].class));
        return new DatasetVersion(name, version, digest, format, rowCount, sizeBytes, schema, registeredAt);
    }
}
