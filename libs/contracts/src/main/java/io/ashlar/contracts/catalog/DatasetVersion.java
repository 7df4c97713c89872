package io.ashlar.contracts.catalog;

import io.ashlar.contracts.ids.VersionRef;
import java.time.Instant;
import java.util.List;

/**
 * A dataset version in the catalog: immutable.
 *
 * @param digest sha256 of the file as it was uploaded, its address in the artifact store
 * @param format {@code jsonl}, {@code csv}, {@code tsv} or {@code parquet}
 */
public record DatasetVersion(
        String name,
        int version,
        String digest,
        String format,
        long rowCount,
        long sizeBytes,
        List<DatasetColumn> columns,
        Instant registeredAt) {
    public DatasetVersion {
        columns = List.copyOf(columns);
    }

    /** {@code name@version}. */
    public VersionRef ref() {
        return VersionRef.of(name, version);
    }
}
