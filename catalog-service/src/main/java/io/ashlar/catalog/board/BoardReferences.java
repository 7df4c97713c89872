package io.ashlar.catalog.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What jobs refer to in the artifact store, for its garbage collection. */
@ApplicationScoped
public class BoardReferences {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * The references of jobs.
     *
     * @param active digests that jobs name which have not ended; each may be a file or a package
     * @param kept digests that the results of ended evaluations and batches name: files that only the job's record
     *     leads to
     * @param activeSince when the oldest job that has not ended was created: what it made itself is younger
     */
    public record Found(Set<String> active, Set<String> kept, Optional<Instant> activeSince) {
        public Found {
            active = Set.copyOf(active);
            kept = Set.copyOf(kept);
        }
    }

    private final BoardJobs jobs;

    BoardReferences(BoardJobs jobs) {
        this.jobs = jobs;
    }

    @WithSession
    public Uni<Found> find() {
        return jobs.active()
                .flatMap(active -> jobs.endedWithResults()
                        .map(ended -> new Found(
                                digests(active.stream().map(Json::tree).toList()),
                                digests(ended.stream()
                                        .map(JobSnapshot::result)
                                        .map(Json::tree)
                                        .toList()),
                                active.stream().map(JobSnapshot::createdAt).min(Instant::compareTo))));
    }

    private static Set<String> digests(List<JsonNode> trees) {
        Set<String> digests = new HashSet<>();
        trees.forEach(tree -> collect(tree, digests));
        return digests;
    }

    private static void collect(JsonNode node, Set<String> digests) {
        if (node.isTextual() && DIGEST.matcher(node.asText()).matches()) {
            digests.add(node.asText());
        }
        node.forEach(child -> collect(child, digests));
    }
}
