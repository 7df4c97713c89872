package io.ashlar.catalog.cards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the front matter says, under the Hub's names for it; everything may be absent.
 *
 * @param task the Hub's {@code pipeline_tag}, as it stands there: it may be none of Ashlar's tasks
 * @param licence the Hub's {@code license}, or {@code license_name} where that says more
 * @param languages codes as the author wrote them, for example {@code en}
 * @param datasets what the author says that it was trained on
 */
public record CardFacts(
        @Nullable String task,
        @Nullable String licence,
        List<String> languages,
        List<String> datasets,
        List<String> baseModels,
        List<String> tags,
        List<CardSample> samples) {
    static final CardFacts NONE = new CardFacts(null, null, List.of(), List.of(), List.of(), List.of(), List.of());

    public CardFacts {
        languages = List.copyOf(languages);
        datasets = List.copyOf(datasets);
        baseModels = List.copyOf(baseModels);
        tags = List.copyOf(tags);
        samples = List.copyOf(samples);
    }
}
