package io.ashlar.jobs.store;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.jobs.Outbox;
import io.ashlar.jobs.ServiceIdentity;
import io.ashlar.jobs.state.Canceled;
import io.ashlar.jobs.state.JobState;
import io.ashlar.jobs.state.Lease;
import io.ashlar.jobs.state.Queued;
import io.ashlar.jobs.state.Running;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every change of a job, each in a transaction of its own with its event. Called on the event loop. */
@Singleton
public final class JobStore {
    private final JobRepository jobs;
    private final IdempotencyKeys keys;
    private final JobNotes notes;
    private final Outbox outbox;
    private final ServiceIdentity service;
    private final Clock clock;

    JobStore(
            JobRepository jobs,
            IdempotencyKeys keys,
            JobNotes notes,
            Outbox outbox,
            ServiceIdentity service,
            Clock clock) {
        this.jobs = jobs;
        this.keys = keys;
        this.notes = notes;
        this.outbox = outbox;
        this.service = service;
        this.clock = clock;
    }

    /** Puts a job into the queue; a key that was used for the same request gives the job that it made. */
    public Uni<JobSnapshot> submit(NewJob job) {
        return Panache.withTransaction(() -> keys.takeOrFind(job).chain(earlier -> {
            if (earlier.isPresent()) {
                return jobs.findById(earlier.get()).map(this::snapshot);
            }
            return jobs.persist(JobEntity.of(job, now())).chain(this::tell);
        }));
    }

    /** What an idempotency key was used for before, if it was. */
    public Uni<Optional<JobSnapshot>> submittedBefore(JobKind kind, NewJob.Idempotency idempotency) {
        return Panache.withSession(() -> keys.find(kind, idempotency)
                .chain(id -> id.isEmpty()
                        ? Uni.createFrom().item(Optional.<JobSnapshot>empty())
                        : jobs.findById(id.get()).map(entity -> Optional.of(snapshot(entity)))));
    }

    /** Takes the job whose turn it is. */
    public Uni<Optional<ClaimedJob>> claim(UUID owner, Set<JobKind> kinds, Duration lease) {
        return Panache.withTransaction(() -> jobs.next(kinds, now()).chain(entity -> {
            if (entity == null || !(entity.state() instanceof Queued queued)) {
                return Uni.createFrom().item(Optional.<ClaimedJob>empty());
            }
            entity.become(queued.claim(new Lease(owner, now().plus(lease)), now()));
            return tell(entity).map(snapshot -> Optional.of(new ClaimedJob(snapshot, JobEntity.tree(entity.request))));
        }));
    }

    /**
     * Moves the leases of the jobs that a replica runs.
     *
     * @return those it still holds, each with whether it should be canceled
     */
    public Uni<Map<Fence, Boolean>> renew(UUID owner, Collection<UUID> ids, Duration lease) {
        return Panache.withTransaction(() -> jobs.renew(owner, ids, now().plus(lease))
                .chain(() -> jobs.byIds(ids))
                .map(entities -> entities.stream()
                        .filter(entity -> entity.status == JobStatus.RUNNING && owner.equals(entity.leaseOwner))
                        .collect(Collectors.toMap(
                                entity -> new Fence(entity.id, entity.attempt), entity -> entity.cancelRequested))));
    }

    /** Applies {@code transition} to the running jobs whose lease ran out, but for those that are {@code alive}. */
    public Uni<Integer> expire(Predicate<Fence> alive, Expiry transition) {
        return Panache.withTransaction(() -> jobs.expired(now()).chain(entities -> {
            List<JobEntity> lost = entities.stream()
                    .filter(entity -> !alive.test(new Fence(entity.id, entity.attempt)))
                    .toList();
            return Multi.createFrom()
                    .iterable(lost)
                    .onItem()
                    .transformToUniAndConcatenate(entity -> {
                        Running running = (Running) entity.state();
                        entity.become(transition.apply(running, instance(entity), now()));
                        return tell(entity);
                    })
                    .collect()
                    .asList()
                    .map(List::size);
        }));
    }

    /** What becomes of a job whose replica is gone. */
    @FunctionalInterface
    public interface Expiry {
        JobState apply(Running running, String instance, Instant now);
    }

    /**
     * Ends an attempt with its next state. Fails with {@link JobStoppedException} if the attempt does not hold the job
     * any more.
     */
    public Uni<JobSnapshot> leave(Fence fence, Function<Running, JobState> transition) {
        return fenced(fence, entity -> {
            entity.become(transition.apply((Running) entity.state()));
            return tell(entity);
        });
    }

    /** Keeps what an attempt reports; the progress with an event if {@code told}. */
    public Uni<Void> report(Fence fence, @Nullable JobProgress progress, boolean told, List<String> lines) {
        return fenced(fence, entity -> {
            Uni<Void> kept = notes.keepLines(fence, lines);
            if (progress == null) {
                return kept;
            }
            entity.report(progress);
            return told
                    ? kept.chain(() -> tell(entity, EventType.JOB_PROGRESSED)).replaceWithVoid()
                    : kept;
        });
    }

    /** Does {@code work} in a transaction, if the attempt holds the job. */
    public Uni<Void> whileHeld(Fence fence, Supplier<Uni<Void>> work) {
        return fenced(fence, entity -> work.get());
    }

    /** Cancels a job: at once in the queue, else by a request that its replica hears of. */
    public Uni<JobSnapshot> cancel(UUID id, JobKind kind) {
        return Panache.withTransaction(() -> jobs.locked(id).chain(found -> {
            JobEntity entity = known(found, id, kind);
            JobState state = entity.state();
            if (state instanceof Queued queued) {
                entity.become(queued.cancel(now()));
                return tell(entity);
            }
            if (state instanceof Running running) {
                entity.become(running.requestCancel());
                return Uni.createFrom().item(snapshot(entity));
            }
            if (state instanceof Canceled) {
                return Uni.createFrom().item(snapshot(entity));
            }
            throw new ProblemException(
                    ProblemCode.JOB_ALREADY_ENDED,
                    "Job " + id + " is " + entity.status + " since " + entity.endedAt + " and cannot be canceled.");
        }));
    }

    /** The job, or {@code JOB_NOT_FOUND}. */
    public Uni<JobSnapshot> get(UUID id, JobKind kind) {
        return Panache.withSession(() -> jobs.findById(id).map(entity -> snapshot(known(entity, id, kind))));
    }

    /** A job with its whole request, or {@code JOB_NOT_FOUND}. */
    public Uni<ClaimedJob> withRequest(UUID id, JobKind kind) {
        return Panache.withSession(() -> jobs.findById(id).map(found -> {
            JobEntity entity = known(found, id, kind);
            return new ClaimedJob(snapshot(entity), JobEntity.tree(entity.request));
        }));
    }

    /** Newest first. */
    public Uni<JobPage> list(JobKind kind, Set<JobStatus> statuses, @Nullable Cursor after, int limit) {
        return Panache.withSession(() -> jobs.page(kind, statuses, after, limit + 1)
                .map(entities -> {
                    List<JobSnapshot> items =
                            entities.stream().limit(limit).map(this::snapshot).toList();
                    boolean more = entities.size() > limit;
                    JobSnapshot last = more ? items.get(limit - 1) : null;
                    return new JobPage(items, last == null ? null : new Cursor(last.createdAt(), last.id()).text());
                }));
    }

    private <T> Uni<T> fenced(Fence fence, Function<JobEntity, Uni<T>> work) {
        return Panache.withTransaction(() -> jobs.locked(fence.jobId()).chain(entity -> {
            if (entity == null || !entity.holds(fence)) {
                throw new JobStoppedException(fence.jobId(), "attempt " + fence.attempt() + " does not hold it");
            }
            return work.apply(entity);
        }));
    }

    private Uni<JobSnapshot> tell(JobEntity entity) {
        return tell(entity, EventType.ofJob(entity.status));
    }

    private Uni<JobSnapshot> tell(JobEntity entity, EventType type) {
        JobSnapshot snapshot = snapshot(entity);
        CloudEvent event = CloudEvent.of(type, service.name(), entity.id.toString(), now(), News.of(snapshot));
        return outbox.add(event).replaceWith(snapshot);
    }

    private JobSnapshot snapshot(JobEntity entity) {
        return entity.snapshot(service.baseUrl());
    }

    private static String instance(JobEntity entity) {
        return "/api/v1/" + JobKind.of(entity.kind).collection() + "/" + entity.id;
    }

    private static JobEntity known(@Nullable JobEntity entity, UUID id, JobKind kind) {
        if (entity == null || !entity.kind.equals(kind.wireName())) {
            throw new ProblemException(
                    ProblemCode.JOB_NOT_FOUND,
                    "There is no " + kind.wireName() + " job " + id + ": see GET /api/v1/" + kind.collection() + ".");
        }
        return entity;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
