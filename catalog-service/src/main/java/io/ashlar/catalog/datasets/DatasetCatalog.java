package io.ashlar.catalog.datasets;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Answers what a dataset or version is. */
@ApplicationScoped
class DatasetCatalog {
    private final DatasetVersions versions;

    DatasetCatalog(DatasetVersions versions) {
        this.versions = versions;
    }

    /** The version, or the newest one; problems say whether the dataset or only the version is unknown. */
    @WithSession
    Uni<DatasetVersionEntity> version(String name, OptionalInt version) {
        Names.check("dataset", name);
        return versions.find(name, version)
                .onItem()
                .ifNull()
                .switchTo(() -> versions.count("name", name)
                        .flatMap(count ->
                                Uni.createFrom().failure(count == 0 ? unknown(name) : unknownVersion(name, version))));
    }

    @WithSession
    Uni<DatasetDetail> dataset(String name) {
        Names.check("dataset", name);
        return versions.allOf(name).map(rows -> {
            if (rows.isEmpty()) {
                throw unknown(name);
            }
            return new DatasetDetail(
                    name, rows.stream().map(DatasetVersionEntity::toVersion).toList());
        });
    }

    @WithSession
    Uni<DatasetPage> page(@Nullable String query, int limit, @Nullable String cursor) {
        String after = cursor == null ? "" : Cursor.parse(cursor, 1).get(0);
        String text = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        String like = "%"
                + text.replace("\0", "").replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return versions.latestAfter(after, like, limit + 1).flatMap(rows -> {
            List<DatasetVersionEntity> shown = rows.stream().limit(limit).toList();
            String next = rows.size() > limit ? Cursor.of(shown.get(limit - 1).name) : null;
            return versions.allOf(shown.stream().map(row -> row.name).toList())
                    .map(all -> new DatasetPage(
                            shown.stream()
                                    .map(row -> new DatasetItem(
                                            row.name,
                                            row.toVersion(),
                                            all.stream()
                                                    .filter(other -> other.name.equals(row.name))
                                                    .count()))
                                    .toList(),
                            next));
        });
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(
                ProblemCode.DATASET_NOT_FOUND,
                "There is no dataset '" + name
                        + "'. GET /api/v1/datasets lists those that there are; upload it first.");
    }

    private static ProblemException unknownVersion(String name, OptionalInt version) {
        return new ProblemException(
                ProblemCode.DATASET_VERSION_NOT_FOUND,
                "Dataset '" + name + "' has no version " + (version.isPresent() ? version.getAsInt() : "at all")
                        + ". GET /api/v1/datasets/" + name + " lists the versions that it has.");
    }
}
