package io.ashlar.training.job;

import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.models.training.packages.Provenance;
import io.ashlar.training.data.Examples;
import java.util.Map;

/** A job whose names are resolved and whose rows are in its folder. */
record Prepared(
        FineTuningRequest request, ModelVersion base, DatasetVersion dataset, Examples examples, WorkFolder folder) {
    Provenance provenance() {
        return new Provenance(
                base.ref().toString(),
                base.model().packageDigest(),
                base.model().licence(),
                dataset.ref().toString(),
                dataset.digest(),
                Map.of(
                        "train", (long) examples.train().size(),
                        "validation", (long) examples.validation().size(),
                        "test", (long) examples.test().size()));
    }
}
