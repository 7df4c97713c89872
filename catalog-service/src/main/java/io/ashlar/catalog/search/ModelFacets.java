package io.ashlar.catalog.search;

import io.ashlar.catalog.storage.NativeRows;
import io.ashlar.contracts.Task;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what each further choice would leave. */
@ApplicationScoped
class ModelFacets {
    private static final int MOST_VALUES = 100;

    private final FineTuningTasks fineTuning;

    ModelFacets(FineTuningTasks fineTuning) {
        this.fineTuning = fineTuning;
    }

    /** By parameter name, the most frequent values first; needs an open session. */
    Uni<Map<String, List<FacetValue>>> count(ModelFilter filter) {
        Uni<Map<String, List<FacetValue>>> counts = Uni.createFrom().item(new LinkedHashMap<>());
        for (Facet facet : Facet.values()) {
            counts = counts.flatMap(known -> count(filter, facet).map(values -> {
                known.put(facet.parameter(), values);
                return known;
            }));
        }
        return counts;
    }

    private Uni<List<FacetValue>> count(ModelFilter filter, Facet facet) {
        SearchCondition condition = new SearchCondition(filter, fineTuning, facet);
        String from = " from latest_model m" + condition.where();
        String values = switch (facet) {
            case TASK -> "select m.task" + from;
            case LICENCE -> "select m.licence" + from;
            case FAMILY, FINE_TUNING_TASK -> "select m.family" + from;
            case SIZE -> "select " + sizeOf("m.size_bytes") + from;
            case LANGUAGE ->
                "select l.language from model_language l join (select m.ref" + from + ") chosen on chosen.ref = l.ref";
            case COLLECTION ->
                "select unnest(case when exists (select 1 from curated_model c where c.name = m.name)"
                        + " then array[m.collection, 'curated'] else array[cast(m.collection as text)] end)" + from;
        };
        return NativeRows.of(
                        "select value, count(*) from (" + values + ") as v (value) where value is not null"
                                + " group by value order by 2 desc, 1 limit " + MOST_VALUES,
                        condition.parameters())
                .map(rows -> rows.stream()
                        .map(row -> new FacetValue(row.get(0, String.class), row.get(1, Long.class)))
                        .toList())
                .map(counted -> facet == Facet.FINE_TUNING_TASK ? byTask(counted) : counted);
    }

    private List<FacetValue> byTask(List<FacetValue> families) {
        Map<String, Long> tasks = new TreeMap<>();
        for (FacetValue family : families) {
            for (Task task : fineTuning.of(family.value())) {
                tasks.merge(task.wireName(), family.count(), Long::sum);
            }
        }
        return tasks.entrySet().stream()
                .map(entry -> new FacetValue(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(FacetValue::count).reversed())
                .toList();
    }

    private static String sizeOf(String column) {
        return Stream.of(SizeClass.values())
                .map(size -> " when " + size.condition(column) + " then '" + size.wireName() + "'")
                .collect(Collectors.joining("", "case", " end"));
    }
}
