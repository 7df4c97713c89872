package io.ashlar.contracts.events;

import io.ashlar.contracts.catalog.ModelVersion;
import java.util.UUID;

/** The catalog has given the offered package a name and a version; it can be used from now on. */
public record ModelRegistered(UUID jobId, ModelVersion version) {}
