package io.ashlar.catalog.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filter as SQL on {@code latest_model m}: what users wrote is in parameters, never in the text. */
final class SearchCondition {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** All of the filter but one facet, whose values are to be counted as if none of them was chosen. */
    SearchCondition(ModelFilter filter, FineTuningTasks fineTuning, @Nullable Facet but) {
        for (String word : filter.words()) {
            conditions.add("m.search_text like " + parameter("%" + escape(word) + "%") + " escape '!'");
        }
        for (Facet facet : Facet.values()) {
            List<String> values = filter.of(facet);
            if (facet != but && !values.isEmpty()) {
                conditions.add(condition(facet, values, fineTuning));
            }
        }
    }

    void after(String name) {
        conditions.add("m.name > " + parameter(name));
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String condition(Facet facet, List<String> values, FineTuningTasks fineTuning) {
        return switch (facet) {
            case TASK -> oneOf("m.task", values);
            case LICENCE -> oneOf("m.licence", values);
            case FAMILY -> oneOf("m.family", values);
            case FINE_TUNING_TASK -> oneOf("m.family", fineTuning.families(values));
            case LANGUAGE ->
                "exists (select 1 from model_language l where l.ref = m.ref and " + oneOf("l.language", values) + ")";
            case COLLECTION ->
                values.contains("curated")
                        ? "(exists (select 1 from curated_model c where c.name = m.name) or "
                                + oneOf("m.collection", values) + ")"
                        : oneOf("m.collection", values);
            case SIZE ->
                values.stream()
                        .map(value -> SizeClass.of(value).condition("m.size_bytes"))
                        .collect(Collectors.joining(" or ", "(", ")"));
        };
    }

    private String oneOf(String column, Collection<String> values) {
        return values.isEmpty()
                ? "false"
                : values.stream().map(this::parameter).collect(Collectors.joining(", ", column + " in (", ")"));
    }

    private String parameter(String value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static String escape(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
