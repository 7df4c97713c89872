package io.ashlar.catalog.board;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.problems.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rebuild went.
 *
 * @param complete whether every service gave its whole list
 */
public record RebuildResult(boolean complete, List<Service> services) {
    public RebuildResult {
        services = List.copyOf(services);
    }

    /**
     * What one service's list changed.
     *
     * @param seen jobs in its list
     * @param updated jobs that the board did not have, or had older
     * @param removed jobs that the board had and the service does not
     * @param problem why the list could not be read to its end; nothing is removed then
     */
    public record Service(
            JobKind kind,
            String url,
            long seen,
            long updated,
            long removed,
            @Nullable Problem problem) {}
}
