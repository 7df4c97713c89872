package io.ashlar.catalog.models;

import io.ashlar.catalog.usage.Usage;
import io.ashlar.contracts.ids.VersionRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * A version uses the one that it was tuned from: its card and lineage would point nowhere. It does not use its training
 * data: whoever owns data can always delete it, and the lineage keeps its name and digest.
 */
@ApplicationScoped
class TunedModels implements Usage {
    private final ModelVersions versions;

    TunedModels(ModelVersions versions) {
        this.versions = versions;
    }

    @Override
    public Uni<List<String>> usersOf(Kind kind, VersionRef version) {
        return kind == Kind.DATASET
                ? Uni.createFrom().item(List.of())
                : versions.tunedFrom(version.toString())
                        .map(rows -> rows.stream()
                                .map(row -> "model " + row.ref + ", which was tuned from it")
                                .toList());
    }
}
