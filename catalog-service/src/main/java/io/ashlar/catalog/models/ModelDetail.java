package io.ashlar.catalog.models;

import io.ashlar.catalog.search.ModelItem;
import io.ashlar.contracts.catalog.ModelVersion;
import java.util.List;

/** A model with all its versions, newest first. */
public record ModelDetail(ModelItem summary, List<ModelVersion> versions) {
    public ModelDetail {
        versions = List.copyOf(versions);
    }
}
