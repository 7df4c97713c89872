package io.ashlar.catalog.search;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model in a list.
 *
 * @param latest the newest version
 * @param versions how many versions there are
 * @param description the first paragraph of the newest version's card
 * @param fineTuningTasks what it can be fine-tuned for
 * @param curated whether somebody picked it as good
 */
public record ModelItem(
        String name,
        ModelVersion latest,
        long versions,
        @Nullable String description,
        List<String> languages,
        List<Task> fineTuningTasks,
        boolean curated) {
    public ModelItem {
        languages = List.copyOf(languages);
        fineTuningTasks = List.copyOf(fineTuningTasks);
    }
}
