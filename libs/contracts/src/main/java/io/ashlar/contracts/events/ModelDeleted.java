package io.ashlar.contracts.events;

/** A model version is gone from the catalog. */
public record ModelDeleted(String name, int version) {}
