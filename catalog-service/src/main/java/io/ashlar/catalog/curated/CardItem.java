package io.ashlar.catalog.curated;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ashlar.contracts.catalog.CuratedCard;
import java.util.List;

/**
 * A card in a list.
 *
 * @param models names of the models here that were imported from its repository
 */
record CardItem(@JsonUnwrapped CuratedCard card, List<String> models) {
    CardItem {
        models = List.copyOf(models);
    }
}
