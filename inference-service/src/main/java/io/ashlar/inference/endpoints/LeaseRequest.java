package io.ashlar.inference.endpoints;

/**
 * How long the lease shall last from now on.
 *
 * @param seconds from 1 to 3600
 */
public record LeaseRequest(long seconds) {}
