package io.ashlar.catalog.collections;

/**
 * A shelf of the catalog.
 *
 * @param models how many models stand on it
 */
public record CollectionView(String name, String description, long models) {}
