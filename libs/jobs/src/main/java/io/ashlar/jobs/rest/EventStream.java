package io.ashlar.jobs.rest;

import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots as server-sent events of one client; a comment now and then, so that nobody takes the silence for death.
 */
final class EventStream {
    private static final long LONGEST_SILENCE_NANOS = 10_000_000_000L;

    private final Sse sse;
    private long saidAtNanos = System.nanoTime();
    private @Nullable JobSnapshot previous;

    EventStream(Sse sse) {
        this.sse = sse;
    }

    List<OutboundSseEvent> events(List<JobSnapshot> batch) {
        if (!batch.isEmpty()) {
            saidAtNanos = System.nanoTime();
            return batch.stream().map(this::event).toList();
        }
        if (System.nanoTime() - saidAtNanos < LONGEST_SILENCE_NANOS) {
            return List.of();
        }
        saidAtNanos = System.nanoTime();
        return List.of(sse.newEventBuilder().comment("still here").build());
    }

    private OutboundSseEvent event(JobSnapshot job) {
        JobSnapshot before = previous;
        previous = job;
        boolean goesOn = before != null
                && before.status() == JobStatus.RUNNING
                && job.status() == JobStatus.RUNNING
                && before.attempt() == job.attempt();
        EventType type = goesOn ? EventType.JOB_PROGRESSED : EventType.ofJob(job.status());
        return sse.newEventBuilder()
                .id(Long.toString(job.revision()))
                .name(type.wireName())
                .data(JobSnapshot.class, job)
                .build();
    }
}
