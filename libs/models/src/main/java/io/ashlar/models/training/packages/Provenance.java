package io.ashlar.models.training.packages;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a tuned model comes from, as far as its trainer's caller knows.
 *
 * @param baseModel name and version of the base, for example {@code all-minilm-l6-v2@1}
 * @param baseDigest sha256 of the base's package
 * @param licence of the base; what is tuned from it stands under it
 * @param dataset name and version of the data
 * @param datasetDigest sha256 of the data
 * @param rows how many rows each part had: train, validation, test
 */
public record Provenance(
        String baseModel,
        @Nullable String baseDigest,
        @Nullable String licence,
        String dataset,
        @Nullable String datasetDigest,
        Map<String, Long> rows) {
    public Provenance {
        rows = Map.copyOf(rows);
    }

    /** Rows of each part by name, sorted. */
    @Override
    public Map<String, Long> rows() {
        return new TreeMap<>(rows);
    }
}
