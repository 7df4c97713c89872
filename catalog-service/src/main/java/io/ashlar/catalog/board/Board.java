package io.ashlar.catalog.board;

import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Answers what is on the board. */
@ApplicationScoped
class Board {
    private final BoardJobs jobs;
    private final Duration follow;

    Board(BoardJobs jobs, BoardConfig config) {
        this.jobs = jobs;
        this.follow = config.followInterval();
    }

    @WithSession
    Uni<JobPage> page(BoardFilter filter, int limit) {
        return jobs.page(filter, limit + 1).map(found -> {
            List<JobSnapshot> shown = found.stream().limit(limit).toList();
            return new JobPage(shown, found.size() > limit ? BoardFilter.cursorAfter(shown.get(limit - 1)) : null);
        });
    }

    @WithSession
    Uni<JobSnapshot> job(UUID id) {
        return jobs.find(id)
                .map(found -> found.orElseThrow(() -> new ProblemException(
                        ProblemCode.JOB_NOT_FOUND,
                        "There is no job " + id
                                + " on the board. A job that was submitted this second may not be known yet.")));
    }

    /**
     * The job now and after each change, until it has ended. Each replica looks into the database, so it does not
     * matter which one heard the event; changes that follow each other faster than the interval are seen as one.
     */
    Multi<JobSnapshot> follow(UUID id) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Threads.onWorker(() -> Panache.withSession(() -> job(id))))
                .withDelay(follow)
                .whilst(job -> !job.status().ended())
                .skip()
                .repetitions(Comparator.comparingLong(JobSnapshot::revision));
    }
}
