package io.ashlar.jobs.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.jobs.state.Attempts;
import io.ashlar.jobs.state.Canceled;
import io.ashlar.jobs.state.Failed;
import io.ashlar.jobs.state.JobState;
import io.ashlar.jobs.state.Lease;
import io.ashlar.jobs.state.Queued;
import io.ashlar.jobs.state.Running;
import io.ashlar.jobs.state.Succeeded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code job}; {@link #state()} and {@link #become} are the only ways to its state columns. */
@Entity(name = "Job")
@Table(name = "job")
class JobEntity {
    @Id
    UUID id = new UUID(0, 0);

    String kind = "";

    @Enumerated(EnumType.STRING)
    JobStatus status = JobStatus.QUEUED;

    long revision;

    String title = "";

    int attempt;

    @Column(name = "lost_leases")
    int lostLeases;

    @Column(name = "back_offs")
    int backOffs;

    int priority;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "available_at")
    Instant availableAt = Instant.EPOCH;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    @Column(name = "lease_owner")
    @Nullable UUID leaseOwner;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @Nullable String progress;

    String request = "{}";

    @Column(name = "shown_request")
    String shownRequest = "{}";

    @Nullable String result;

    @Nullable String problem;

    @Column(name = "retry_of")
    @Nullable UUID retryOf;

    static JobEntity of(NewJob job, Instant now) {
        JobEntity entity = new JobEntity();
        entity.id = job.id();
        entity.kind = job.kind().wireName();
        entity.title = job.title();
        entity.priority = job.priority();
        entity.createdAt = now;
        entity.request = Json.write(job.request());
        entity.shownRequest = Json.write(job.shownRequest());
        entity.retryOf = job.retryOf();
        entity.become(new Queued(Attempts.first(), now, null));
        return entity;
    }

    JobState state() {
        Attempts attempts = new Attempts(attempt, lostLeases, backOffs);
        return switch (status) {
            case QUEUED -> new Queued(attempts, availableAt, startedAt);
            case RUNNING ->
                new Running(
                        attempts,
                        present(startedAt),
                        new Lease(present(leaseOwner), present(leaseUntil)),
                        cancelRequested);
            case SUCCEEDED ->
                new Succeeded(
                        attempts,
                        present(startedAt),
                        present(endedAt),
                        result == null ? NullNode.instance : tree(result));
            case FAILED ->
                new Failed(attempts, present(startedAt), present(endedAt), Json.read(present(problem), Problem.class));
            case CANCELED -> new Canceled(attempts, startedAt, present(endedAt));
        };
    }

    /** Takes over a state and grows the revision. */
    void become(JobState state) {
        status = state.status();
        attempt = state.attempts().number();
        lostLeases = state.attempts().lostLeases();
        backOffs = state.attempts().backOffs();
        leaseOwner = null;
        leaseUntil = null;
        if (state instanceof Queued queued) {
            availableAt = queued.availableAt();
            startedAt = queued.startedAt();
        } else if (state instanceof Running running) {
            startedAt = running.startedAt();
            leaseOwner = running.lease().owner();
            leaseUntil = running.lease().until();
            cancelRequested = running.cancelRequested();
        } else if (state instanceof Succeeded succeeded) {
            endedAt = succeeded.endedAt();
            result = succeeded.result().isNull() ? null : Json.write(succeeded.result());
        } else if (state instanceof Failed failed) {
            endedAt = failed.endedAt();
            problem = Json.write(failed.problem());
        } else if (state instanceof Canceled canceled) {
            endedAt = canceled.endedAt();
        }
        revision++;
    }

    void report(JobProgress latest) {
        progress = Json.write(latest);
        revision++;
    }

    boolean holds(Fence fence) {
        return status == JobStatus.RUNNING && attempt == fence.attempt();
    }

    /** {@code base} is the URL of the collections of the service that owns the job. */
    JobSnapshot snapshot(String base) {
        JobKind jobKind = JobKind.of(kind);
        return new JobSnapshot(
                id,
                jobKind,
                status,
                revision,
                title,
                base + "/" + jobKind.collection() + "/" + id,
                attempt,
                priority,
                createdAt,
                startedAt,
                endedAt,
                progress == null ? null : Json.read(progress, JobProgress.class),
                tree(shownRequest),
                result == null ? null : tree(result),
                problem == null ? null : Json.read(problem, Problem.class),
                retryOf);
    }

    static JsonNode tree(String json) {
        return Json.read(json, JsonNode.class);
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
