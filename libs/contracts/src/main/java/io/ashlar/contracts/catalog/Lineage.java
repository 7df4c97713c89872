package io.ashlar.contracts.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fine-tuned model was made of.
 *
 * @param baseModel name@version
 * @param baseDigest the base package's digest
 * @param dataset name@version of the training data
 * @param datasetDigest its content's digest
 * @param recipe every parameter, defaults filled in
 * @param versions of Ashlar, libtorch, DJL and the JVM
 */
public record Lineage(
        UUID jobId,
        String baseModel,
        String baseDigest,
        @Nullable String dataset,
        @Nullable String datasetDigest,
        JsonNode recipe,
        long seed,
        Map<String, String> versions) {
    public Lineage {
        versions = versions == null ? Map.of() : Map.copyOf(versions);
    }
}
