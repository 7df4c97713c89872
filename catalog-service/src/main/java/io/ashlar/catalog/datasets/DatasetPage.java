package io.ashlar.catalog.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of datasets by name.
 *
 * @param next the cursor of the next page, absent on the last
 */
public record DatasetPage(List<DatasetItem> items, @Nullable String next) {
    public DatasetPage {
        items = List.copyOf(items);
    }
}
