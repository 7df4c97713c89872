package io.ashlar.catalog.board;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.EventListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts every job event on the board. Each carries the whole job, so that order and repetition do not matter. */
@ApplicationScoped
class BoardFeed implements EventListener {
    private final BoardJobs jobs;

    BoardFeed(BoardJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Set<EventType> types() {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic().equals(Topics.JOBS))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Uni<Void> on(CloudEvent event) {
        return jobs.upsert(snapshot(event)).replaceWithVoid();
    }

    private static JobSnapshot snapshot(CloudEvent event) {
        JobSnapshot job;
        try {
            job = event.dataAs(JobSnapshot.class);
        } catch (IllegalArgumentException e) {
            throw unreadable(event, e.getMessage(), e);
        }
        if (job.id() == null || job.kind() == null || job.status() == null || job.createdAt() == null) {
            throw unreadable(event, "its id, kind, status or createdAt is missing", null);
        }
        return job;
    }

    private static ProblemException unreadable(CloudEvent event, @Nullable String reason, @Nullable Exception cause) {
        return new ProblemException(
                ProblemCode.REQUEST_MALFORMED,
                "Event " + event.id() + " (" + event.type() + ") has no readable job: " + reason + ".",
                cause);
    }
}
