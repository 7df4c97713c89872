package io.ashlar.contracts.catalog;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.Names;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verified package that wants to be a model version.
 *
 * @param name the model's name; the catalog gives the version
 * @param task what it is for
 * @param packageDigest sha256 of the package's manifest in the artifact store
 * @param family the architecture ({@code model_type} of config.json)
 * @param parameters how many numbers its weights are
 * @param sizeBytes the sum of its files
 * @param maxSequenceLength in tokens; 0 where it has no meaning
 * @param labels of a classifier, in the order of its outputs; empty for others
 * @param newWeights weights that the checkpoint lacks and that were drawn at random
 * @param licence the licence's name as the Hub writes it, absent if unknown
 * @param collection {@code hugging-face} or {@code workspace}
 * @param lineage of a fine-tuned model
 * @param metrics measured while it was made, by name
 */
public record ModelCandidate(
        String name,
        Task task,
        String packageDigest,
        String family,
        long parameters,
        long sizeBytes,
        int maxSequenceLength,
        List<String> labels,
        List<String> newWeights,
        ModelSource source,
        @Nullable String licence,
        String collection,
        @Nullable Lineage lineage,
        Map<String, Double> metrics) {
    public ModelCandidate {
        Names.check("model", name);
        labels = labels == null ? List.of() : List.copyOf(labels);
        newWeights = newWeights == null ? List.of() : List.copyOf(newWeights);
        metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    }
}
