package io.ashlar.catalog.search;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.catalog.storage.NativeRows;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelVersion;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds models by their newest version. */
@ApplicationScoped
public class ModelSearch {
    private static final String ITEMS =
            "select m.name, m.version, m.candidate, m.registered_at, m.description, m.family,"
                    + " (select count(*) from model_version v where v.name = m.name),"
                    + " (select string_agg(l.language, chr(10) order by l.language) from model_language l where l.ref = m.ref),"
                    + " exists (select 1 from curated_model c where c.name = m.name)"
                    + " from latest_model m";

    private final FineTuningTasks fineTuning;
    private final ModelFacets facets;

    ModelSearch(FineTuningTasks fineTuning, ModelFacets facets) {
        this.fineTuning = fineTuning;
        this.facets = facets;
    }

    /** A page after the cursor, with the facets where it is the first. */
    @WithSession
    public Uni<ModelPage> page(ModelFilter filter, int limit, @Nullable String cursor) {
        SearchCondition condition = new SearchCondition(filter, fineTuning, null);
        if (cursor != null) {
            condition.after(Cursor.parse(cursor, 1).get(0));
        }
        return NativeRows.of(
                        ITEMS + condition.where() + " order by m.name limit " + (limit + 1), condition.parameters())
                .flatMap(rows -> {
                    List<ModelItem> items =
                            rows.stream().limit(limit).map(this::item).toList();
                    String next =
                            rows.size() > limit ? Cursor.of(items.get(limit - 1).name()) : null;
                    return cursor == null
                            ? facets.count(filter).map(counts -> new ModelPage(items, counts, next))
                            : Uni.createFrom().item(new ModelPage(items, null, next));
                });
    }

    /** One model as it would stand in a list; null where there is none. */
    @WithSession
    public Uni<@Nullable ModelItem> item(String name) {
        return NativeRows.of(ITEMS + " where m.name = :name", Map.of("name", name))
                .map(rows -> rows.isEmpty() ? null : item(rows.get(0)));
    }

    private ModelItem item(Tuple row) {
        String name = row.get(0, String.class);
        ModelVersion latest = new ModelVersion(
                name,
                row.get(1, Integer.class),
                Json.read(row.get(2, String.class), ModelCandidate.class),
                row.get(3, OffsetDateTime.class).toInstant());
        String languages = row.get(7, String.class);
        return new ModelItem(
                name,
                latest,
                row.get(6, Long.class),
                row.get(4, String.class),
                languages == null ? List.of() : Stream.of(languages.split("\n")).toList(),
                fineTuning.of(row.get(5, String.class)),
                row.get(8, Boolean.class));
    }
}
