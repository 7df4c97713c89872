package io.ashlar.catalog.models;

import io.ashlar.catalog.search.ModelSearch;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/** Answers what a model or version is. */
@ApplicationScoped
public class ModelCatalog {
    private final ModelVersions versions;
    private final ModelSearch search;

    ModelCatalog(ModelVersions versions, ModelSearch search) {
        this.versions = versions;
        this.search = search;
    }

    /** The version, or the newest one; problems say whether the model or only the version is unknown. */
    @WithSession
    public Uni<ModelVersion> version(String name, OptionalInt version) {
        Names.check("model", name);
        return versions.find(name, version)
                .onItem()
                .ifNull()
                .switchTo(() -> versions.count("name", name)
                        .flatMap(count ->
                                Uni.createFrom().failure(count == 0 ? unknown(name) : unknownVersion(name, version))))
                .map(ModelVersionEntity::toVersion);
    }

    @WithSession
    Uni<ModelDetail> model(String name) {
        Names.check("model", name);
        return search.item(name)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(name))
                .flatMap(item -> versions.allOf(name)
                        .map(all -> new ModelDetail(
                                item,
                                all.stream().map(ModelVersionEntity::toVersion).toList())));
    }

    /** The problem of a name that no model has. */
    public static ProblemException unknown(String name) {
        return new ProblemException(
                ProblemCode.MODEL_NOT_FOUND,
                "There is no model '" + name
                        + "'. GET /api/v1/models lists those that there are; import it first if it is on a Hub.");
    }

    private static ProblemException unknownVersion(String name, OptionalInt version) {
        return new ProblemException(
                ProblemCode.MODEL_VERSION_NOT_FOUND,
                "Model '" + name + "' has no version " + (version.isPresent() ? version.getAsInt() : "at all")
                        + ". GET /api/v1/models/" + name + " lists the versions that it has.");
    }
}
