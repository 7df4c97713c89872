package io.ashlar.contracts.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs, newest first.
 *
 * @param next the cursor of the next page, absent on the last
 */
public record JobPage(List<JobSnapshot> items, @Nullable String next) {
    public JobPage {
        items = List.copyOf(items);
    }
}
