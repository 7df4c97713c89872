package io.ashlar.catalog.curated;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cards by id.
 *
 * @param next the cursor of the next page, absent on the last
 */
record CardPage(List<CardItem> items, @Nullable String next) {
    CardPage {
        items = List.copyOf(items);
    }
}
