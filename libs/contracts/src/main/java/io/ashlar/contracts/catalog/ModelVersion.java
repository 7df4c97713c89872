package io.ashlar.contracts.catalog;

import io.ashlar.contracts.ids.VersionRef;
import java.time.Instant;

/**
 * A model version in the catalog: immutable.
 *
 * @param version from 1
 */
public record ModelVersion(String name, int version, ModelCandidate model, Instant registeredAt) {
    /** {@code name@version}. */
    public VersionRef ref() {
        return VersionRef.of(name, version);
    }
}
