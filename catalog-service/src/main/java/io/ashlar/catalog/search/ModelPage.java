package io.ashlar.catalog.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of models by name.
 *
 * @param facets by parameter name: each value's count among the models that pass all other filters; on the first page
 *     only
 * @param next the cursor of the next page, absent on the last
 */
public record ModelPage(
        List<ModelItem> items,
        @Nullable Map<String, List<FacetValue>> facets,
        @Nullable String next) {
    public ModelPage {
        items = List.copyOf(items);
    }
}
