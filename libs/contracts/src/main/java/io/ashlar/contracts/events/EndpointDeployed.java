package io.ashlar.contracts.events;

/** A deployment answers behind its endpoint. */
public record EndpointDeployed(String endpoint, String deployment, String model, int version) {}
