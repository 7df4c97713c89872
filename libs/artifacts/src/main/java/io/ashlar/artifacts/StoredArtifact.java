package io.ashlar.artifacts;

import java.time.Instant;

/**
 * What the store knows of an artifact without reading it.
 *
 * @param size in bytes
 * @param storedAt when the same content was last put: garbage collection counts its grace from here
 */
public record StoredArtifact(Digest digest, long size, Instant storedAt) {}
