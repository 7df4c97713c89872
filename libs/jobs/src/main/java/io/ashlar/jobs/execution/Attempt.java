package io.ashlar.jobs.execution;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Owner;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.jobs.state.JobState;
import io.ashlar.jobs.state.Running;
import io.ashlar.jobs.store.ClaimedJob;
import io.ashlar.jobs.store.Fence;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One attempt at one job: runs the handler and writes what came of it. Any failure, errors too, ends in a state. */
final class Attempt<R> {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final ClaimedJob job;
    private final JobHandler<R> handler;
    private final Tools tools;
    private final Reports reports;
    private final StopSwitch stop;

    Attempt(ClaimedJob job, JobHandler<R> handler, Tools tools) {
        this.job = job;
        this.handler = handler;
        this.tools = tools;
        this.reports = new Reports(tools.clock());
        this.stop = new StopSwitch(job.snapshot().id());
    }

    Fence fence() {
        return job.fence();
    }

    StopSwitch stop() {
        return stop;
    }

    /** On a thread of its own, until the job has its next state. */
    void run() {
        stop.begin();
        Function<Running, JobState> outcome = work();
        StopSwitch.Cause cause = stop.finish();
        if (cause == StopSwitch.Cause.LOST) {
            LOG.infof("attempt %d at job %s lost the job", fence().attempt(), fence().jobId());
        } else if (cause == StopSwitch.Cause.CANCELED) {
            leave(running -> running.canceled(now()));
        } else if (cause == StopSwitch.Cause.SERVICE_STOPS) {
            leave(running -> running.putBack(now()));
        } else {
            leave(outcome);
        }
    }

    /**
     * The service stops: back to the queue, before the handler has come to its end. One try only: without a database
     * the lease runs out instead.
     */
    void putBack() {
        try {
            tools.database().await(() -> tools.store().leave(fence(), running -> running.putBack(now())));
        } catch (RuntimeException e) {
            LOG.infof("job %s is left to its lease: %s", fence().jobId(), e.getMessage());
        }
    }

    /** The handler does not stop: its job is canceled all the same once the grace is over. */
    void cancelWithoutHandler(Duration grace) {
        if (stop.isStoppedFor(grace.toNanos())) {
            LOG.warnf("the handler of job %s does not stop; the job is canceled without it", fence().jobId());
            leave(running -> running.canceled(now()));
        }
    }

    private Function<Running, JobState> work() {
        try {
            R request = Json.MAPPER.treeToValue(job.request(), handler.requestType());
            Object result = handler.run(new AttemptContext<>(fence(), request, tools, reports, stop));
            return running -> running.succeed(Json.tree(result), now());
        } catch (Throwable e) {
            if (e instanceof JobStoppedException) {
                stop.stop(StopSwitch.Cause.LOST);
            }
            return stop.cause() == null ? failed(e) : running -> running.putBack(now());
        }
    }

    private Function<Running, JobState> failed(Throwable failure) {
        String self = "/api/v1/" + handler.kind().collection() + "/" + fence().jobId();
        Problem problem = failure instanceof OutOfMemoryError
                ? Problem.of(
                        ProblemCode.OUT_OF_MEMORY,
                        "The service ran out of memory in this job: give it a larger heap, or the job less to hold.",
                        self)
                : Problem.of(failure, self);
        if (problem.owner() == Owner.INTERNAL || failure instanceof Error) {
            LOG.errorf(failure, "job %s failed", fence().jobId());
        }
        reports.line(
                "Attempt " + fence().attempt() + " ended: " + problem.code().wireName() + ": " + problem.detail());
        boolean mayPass = problem.owner() == Owner.RESOURCES && !(failure instanceof Error);
        return mayPass
                ? running -> running.backOff(problem, tools.policy(), now())
                : running -> running.fail(problem, now());
    }

    /** The next state, at any price but the fence. */
    void leave(Function<Running, JobState> transition) {
        try {
            flushLast();
            tools.database().awaitThrough(() -> tools.store().leave(fence(), transition), () -> {});
        } catch (JobStoppedException e) {
            LOG.infof("%s: what it ended with is dropped", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "the end of job %s could not be written", fence().jobId());
            Problem problem = Problem.of(e, "/api/v1/" + handler.kind().collection() + "/" + fence().jobId());
            tools.database()
                    .awaitThrough(
                            () -> tools.store().leave(fence(), running -> running.fail(problem, now())), () -> {});
        }
    }

    /** Writes what is waiting to be told, once. */
    synchronized void flush() {
        Reports.Batch batch = reports.take(false);
        if (batch.isEmpty()) {
            return;
        }
        try {
            tools.database().await(() -> write(batch));
        } catch (RuntimeException e) {
            reports.restore(batch);
            throw e;
        }
    }

    /** Writes the last of it, however long the database is away. */
    private synchronized void flushLast() {
        Reports.Batch batch = reports.take(true);
        if (!batch.isEmpty()) {
            tools.database().awaitThrough(() -> write(batch), () -> {});
        }
    }

    private Uni<Void> write(Reports.Batch batch) {
        return tools.store().report(fence(), batch.progress(), batch.told(), batch.lines());
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
