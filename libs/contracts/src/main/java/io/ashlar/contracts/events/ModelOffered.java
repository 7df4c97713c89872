package io.ashlar.contracts.events;

import io.ashlar.contracts.catalog.ModelCandidate;
import java.util.UUID;

/**
 * A job has a finished package in the artifact store and offers it to the catalog, which answers with
 * {@link ModelRegistered} or {@link ModelRejected}. Said again after a crash, it has the same answer.
 */
public record ModelOffered(UUID jobId, ModelCandidate candidate) {}
