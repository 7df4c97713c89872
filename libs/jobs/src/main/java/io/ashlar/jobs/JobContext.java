package io.ashlar.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.jobs.JobProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A job's attempt as its handler sees it. Methods may be called from any thread that may block, not from the event
 * loop. Each that writes is fenced by the attempt: after a cancel, a lost lease or the service's stop it throws
 * {@link JobStoppedException}, which the handler lets pass.
 */
public interface JobContext<R> {
    UUID jobId();

    /** From 1. */
    int attempt();

    R request();

    /**
     * Tells how far the job is; as cheap as a counter, because writes are coalesced. Rate and estimate are filled in
     * when they are absent.
     */
    void progress(JobProgress progress);

    /** Throws {@link JobStoppedException} if the work should end; cheap enough for an inner loop. */
    void checkActive();

    /** Keeps a line for {@code GET …/{id}/logs}. */
    void log(String line);

    /** What the latest {@link #checkpoint(Object)} of any attempt left. */
    Optional<JsonNode> checkpoint();

    /** Replaces the state that the next attempt begins from, if this one dies; durable when the method returns. */
    void checkpoint(Object state);

    /** Says an event through the outbox, if the attempt still holds the job; durable when the method returns. */
    void publish(EventType type, String subject, Object data);

    /**
     * Waits for {@link Signals#send} to this job; a signal that was sent before, or to an earlier attempt, is there at
     * once.
     *
     * @throws io.ashlar.contracts.problems.ProblemException {@code DEADLINE_EXCEEDED} after the timeout
     */
    JsonNode awaitSignal(String name, Duration timeout);

    /**
     * Runs {@code stop} once if the work should end (kill a process, close a stream), at once if that is so already.
     * Closing what is returned takes it back.
     */
    StopHook onStop(Runnable stop);

    /** Takes an {@link #onStop} back. */
    interface StopHook extends AutoCloseable {
        @Override
        void close();
    }
}
