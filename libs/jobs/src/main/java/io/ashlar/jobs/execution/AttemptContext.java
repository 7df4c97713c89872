package io.ashlar.jobs.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.jobs.store.Fence;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What a handler sees of its attempt. */
final class AttemptContext<R> implements JobContext<R> {
    private static final long SIGNAL_POLL_MILLIS = 200;

    private final Fence fence;
    private final R request;
    private final Tools tools;
    private final Reports reports;
    private final StopSwitch stop;

    AttemptContext(Fence fence, R request, Tools tools, Reports reports, StopSwitch stop) {
        this.fence = fence;
        this.request = request;
        this.tools = tools;
        this.reports = reports;
        this.stop = stop;
    }

    @Override
    public UUID jobId() {
        return fence.jobId();
    }

    @Override
    public int attempt() {
        return fence.attempt();
    }

    @Override
    public R request() {
        return request;
    }

    @Override
    public void progress(JobProgress progress) {
        stop.check();
        reports.progress(progress);
    }

    @Override
    public void checkActive() {
        stop.check();
    }

    @Override
    public void log(String line) {
        reports.line(line);
    }

    @Override
    public Optional<JsonNode> checkpoint() {
        return write(() -> tools.notes().checkpoint(fence.jobId()));
    }

    @Override
    public void checkpoint(Object state) {
        String json = Json.write(state);
        write(() -> tools.store().whileHeld(fence, () -> tools.notes().keepCheckpoint(fence, json)));
    }

    @Override
    public void publish(EventType type, String subject, Object data) {
        // Made once: said again after an answer that got lost, it is the same event.
        CloudEvent event = CloudEvent.of(
                type, tools.service().name(), subject, tools.clock().instant(), data);
        write(() -> tools.store().whileHeld(fence, () -> tools.outbox().add(event)));
    }

    @Override
    public JsonNode awaitSignal(String name, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<JsonNode> signal = write(() -> tools.notes().signal(fence.jobId(), name));
            if (signal.isPresent()) {
                return signal.get();
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new ProblemException(
                        ProblemCode.DEADLINE_EXCEEDED,
                        "No answer '" + name + "' came within " + timeout.toSeconds()
                                + " seconds: see whether the other services and Kafka run.");
            }
            try {
                Thread.sleep(SIGNAL_POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop.check();
                throw new IllegalStateException("interrupted while waiting for the signal " + name, e);
            }
        }
    }

    @Override
    public StopHook onStop(Runnable hook) {
        return stop.onStop(hook);
    }

    private <T> T write(Supplier<Uni<T>> work) {
        try {
            return tools.database().awaitThrough(work, stop::check);
        } catch (JobStoppedException e) {
            stop.stop(StopSwitch.Cause.LOST);
            throw e;
        } catch (RuntimeException e) {
            // An interrupt that came in the middle looks like a failure.
            stop.check();
            throw e;
        }
    }
}
