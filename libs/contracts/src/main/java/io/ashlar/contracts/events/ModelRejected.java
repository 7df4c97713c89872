package io.ashlar.contracts.events;

import io.ashlar.contracts.problems.Problem;
import java.util.UUID;

/** The catalog does not take the offered package. */
public record ModelRejected(UUID jobId, String name, Problem problem) {}
