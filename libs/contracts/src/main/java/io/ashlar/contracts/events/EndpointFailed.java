package io.ashlar.contracts.events;

import io.ashlar.contracts.problems.Problem;

/** A deployment could not be brought up. */
public record EndpointFailed(String endpoint, String deployment, String model, int version, Problem problem) {}
