package io.ashlar.catalog.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.catalog.usage.Usage;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * A job that has not ended uses what its request names. Any text in the request that equals the reference counts, and
 * so does the bare name, of which only the job knows which version it meant.
 */
@ApplicationScoped
class ActiveJobs implements Usage {
    private final BoardJobs jobs;

    ActiveJobs(BoardJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Uni<List<String>> usersOf(Kind kind, VersionRef version) {
        return jobs.active()
                .map(active -> active.stream()
                        .filter(job -> names(job.request(), version))
                        .map(ActiveJobs::describe)
                        .toList());
    }

    private static String describe(JobSnapshot job) {
        return job.kind().wireName() + " job " + job.id();
    }

    static boolean names(JsonNode node, VersionRef version) {
        if (node.isTextual()) {
            return node.asText().equals(version.toString()) || node.asText().equals(version.name());
        }
        for (JsonNode child : node) {
            if (names(child, version)) {
                return true;
            }
        }
        return false;
    }
}
