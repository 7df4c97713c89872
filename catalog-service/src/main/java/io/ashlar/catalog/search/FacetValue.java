package io.ashlar.catalog.search;

/** How many of the models that pass the other filters have this value. */
public record FacetValue(String value, long count) {}
