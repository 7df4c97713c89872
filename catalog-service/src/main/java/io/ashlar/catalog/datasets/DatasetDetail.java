package io.ashlar.catalog.datasets;

import io.ashlar.contracts.catalog.DatasetVersion;
import java.util.List;

/** A dataset with all its versions, newest first. */
public record DatasetDetail(String name, List<DatasetVersion> versions) {
    public DatasetDetail {
        versions = List.copyOf(versions);
    }
}
