package io.ashlar.catalog.datasets;

import io.ashlar.contracts.catalog.DatasetVersion;

/**
 * A dataset in a list.
 *
 * @param latest the newest version
 * @param versions how many versions there are
 */
public record DatasetItem(String name, DatasetVersion latest, long versions) {}
