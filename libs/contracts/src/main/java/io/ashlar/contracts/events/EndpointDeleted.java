package io.ashlar.contracts.events;

/** An endpoint and its deployments are gone. */
public record EndpointDeleted(String endpoint) {}
