package io.ashlar.catalog.search;

import io.ashlar.contracts.Task;
import io.smallrye.config.ConfigMapping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which architectures can be fine-tuned for which tasks, by configuration: it grows with what the training service
 * learns.
 */
@ConfigMapping(prefix = "ashlar.catalog.fine-tuning")
interface FineTuningTasks {
    /** Family ({@code model_type}) to task names. */
    Map<String, List<String>> tasks();

    /** The tasks that a family can be fine-tuned for. */
    default List<Task> of(String family) {
        return tasks().getOrDefault(family, List.of()).stream().map(Task::of).toList();
    }

    /** The families that can be fine-tuned for one of the tasks. */
    default Collection<String> families(Collection<String> wanted) {
        TreeSet<String> families = new TreeSet<>();
        tasks().forEach((family, tasks) -> {
            if (tasks.stream().anyMatch(wanted::contains)) {
                families.add(family);
            }
        });
        return families;
    }
}
