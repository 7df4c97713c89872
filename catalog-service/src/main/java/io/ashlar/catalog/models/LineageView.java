package io.ashlar.catalog.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.ids.VersionRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a version comes from and what came of it.
 *
 * @param source the Hub, a folder, or a fine-tuning
 * @param madeOf the fine-tuning that made this version, then the one that made its base, and so on to the imported
 *     model
 * @param madeInto every version that was tuned from this one or from such a one; each names its base
 */
public record LineageView(VersionRef model, ModelSource source, UUID jobId, List<Step> madeOf, List<Step> madeInto) {
    public LineageView {
        madeOf = List.copyOf(madeOf);
        madeInto = List.copyOf(madeInto);
    }

    /**
     * One fine-tuning: base and data became the model.
     *
     * @param jobId the job that did it
     * @param recipe every parameter
     */
    public record Step(
            VersionRef model,
            UUID jobId,
            String base,
            String baseDigest,
            @Nullable String dataset,
            @Nullable String datasetDigest,
            JsonNode recipe,
            long seed) {}
}
