package io.ashlar.jobs.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.jobs.Outbox;
import io.ashlar.jobs.ServiceIdentity;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.handlers.Handlers;
import io.ashlar.jobs.outbox.StoredOutbox;
import io.ashlar.jobs.store.ClaimedJob;
import io.ashlar.jobs.store.JobNotes;
import io.ashlar.jobs.store.JobStore;
import io.ashlar.jobs.store.NewJob;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AshlarTestResource.class)
class ReplicaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofMillis(-1);

    @Inject
    JobStore store;

    @Inject
    JobNotes notes;

    @Inject
    Outbox outbox;

    @Inject
    StoredOutbox told;

    @Inject
    Database database;

    @Inject
    ServiceIdentity service;

    private final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void stopReplicas() {
        replicas.forEach(Replica::stop);
    }

    @Test
    void shouldRunEachJobOnceWhenTwoReplicasClaim() {
        LatchHandler handler = new LatchHandler(context -> Map.of());
        List<JobSnapshot> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            jobs.add(submit("shared-" + i, 0));
        }
        replica(handler, 3, LONG).start();
        replica(handler, 3, LONG).start();

        jobs.forEach(job -> assertThat(awaitEnd(job).status()).isEqualTo(JobStatus.SUCCEEDED));
        assertThat(handler.titles).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeTheHighestPriorityFirstThenTheOldest() {
        LatchHandler handler = new LatchHandler(context -> Map.of());
        JobSnapshot first = submit("low-1", -5);
        JobSnapshot second = submit("low-2", -5);
        submit("high", 9);
        replica(handler, 1, LONG).start();

        awaitEnd(first);
        awaitEnd(second);
        assertThat(handler.titles).containsExactly("high", "low-1", "low-2");
    }

    @Test
    void shouldTakeOverFromAReplicaThatIsGoneAndFenceItsWrites() throws Exception {
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch thawed = new CountDownLatch(1);
        CompletableFuture<JobContext<?>> ghost = new CompletableFuture<>();
        LatchHandler dying = new LatchHandler(context -> {
            context.checkpoint(Map.of("done", 41));
            ghost.complete(context);
            frozen.countDown();
            thawed.await();
            return Map.of("by", "ghost");
        });
        LatchHandler heir = new LatchHandler(context -> Map.of(
                "by",
                "heir",
                "from",
                context.checkpoint().orElseThrow().get("done").asInt()));
        Replica gone = replica(dying, 1, Duration.ofMillis(500));
        JobSnapshot job = submit("inherited", 0);
        gone.start();
        frozen.await(60, TimeUnit.SECONDS);
        gone.halt();
        replica(heir, 1, LONG).start();

        JobSnapshot ended = awaitEnd(job);
        assertThat(ended.attempt()).isEqualTo(2);
        assertThat(Objects.requireNonNull(ended.result())).isEqualTo(Json.tree(Map.of("by", "heir", "from", 41)));
        JobContext<?> late = ghost.join();
        assertThatThrownBy(() -> late.checkpoint(Map.of("done", 1))).isInstanceOf(JobStoppedException.class);
        assertThatThrownBy(() -> late.publish(EventType.MODEL_IMPORTED, "m", Map.of()))
                .isInstanceOf(JobStoppedException.class);
        thawed.countDown();
        assertThat(eventsOf(job).filter(type -> type.matches(".*(succeeded|failed|canceled)")))
                .containsExactly("io.ashlar.job.succeeded");
        assertThat(eventsOf(job).filter(type -> type.endsWith("queued"))).hasSize(2);
    }

    @Test
    void shouldFailAJobThatNoReplicaSurvives() {
        JobSnapshot job = submit("killer", 0);
        for (int attempt = 1; attempt <= 3; attempt++) {
            ClaimedJob claimed = claim(OVER);
            assertThat(claimed.snapshot().attempt()).isEqualTo(attempt);
            expire();
        }

        JobSnapshot ended = awaitEnd(job);
        assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
        assertThat(Objects.requireNonNull(ended.problem()).code()).isEqualTo(ProblemCode.JOB_ATTEMPTS_EXHAUSTED);
    }

    @Test
    void shouldCancelInTheQueueAtOnce() {
        JobSnapshot job = submit("unwanted", 0);

        assertThat(cancel(job).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(eventsOf(job)).containsExactly("io.ashlar.job.queued", "io.ashlar.job.canceled");
    }

    @Test
    void shouldCancelAJobWhoseReplicaIsGone() {
        JobSnapshot job = submit("orphan", 0);
        claim(OVER);
        assertThat(cancel(job).status()).isIn(JobStatus.RUNNING, JobStatus.QUEUED, JobStatus.CANCELED);
        expire();

        assertThat(awaitEnd(job).status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void shouldPutBackWhatItRunsWhenItStops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        LatchHandler handler = new LatchHandler(context -> {
            try (JobContext.StopHook hook = context.onStop(stopped::countDown)) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
            return Map.of();
        });
        Replica replica = replica(handler, 1, LONG);
        JobSnapshot job = submit("put-back", 0);
        replica.start();
        begun.await(60, TimeUnit.SECONDS);
        replica.stop();

        assertThat(stopped.getCount()).isZero();
        assertThat(get(job)).returns(JobStatus.QUEUED, JobSnapshot::status).returns(2, JobSnapshot::attempt);
        replica(new LatchHandler(context -> Map.of("attempt", context.attempt())), 1, LONG)
                .start();
        assertThat(awaitEnd(job).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void shouldTellTheLastProgressBeforeTheEnd() {
        LatchHandler handler = new LatchHandler(context -> {
            for (int i = 1; i <= 1000; i++) {
                context.progress(new io.ashlar.contracts.jobs.JobProgress(
                        "spin", 1, 1, i, 1000L, "turns", null, null, Map.of(), null));
            }
            return Map.of();
        });
        JobSnapshot job = submit("spin", 0);
        replica(handler, 1, LONG).start();
        awaitEnd(job);

        List<CloudEvent> events = database.await(() -> told.toldOf(job.id(), 0));
        JobSnapshot last = events.get(events.size() - 2).dataAs(JobSnapshot.class);
        assertThat(events.get(events.size() - 1).type()).isEqualTo("io.ashlar.job.succeeded");
        assertThat(events.get(events.size() - 2).type()).isEqualTo("io.ashlar.job.progressed");
        assertThat(Objects.requireNonNull(last.progress()).done()).isEqualTo(1000);
        // A thousand reports are a handful of writes.
        assertThat(events).hasSizeLessThan(10);
    }

    @Test
    void shouldHearASignalThatCameBeforeItListened() {
        JobSnapshot job = submit("signaled", 0);
        database.await(() -> notes.send(job.id(), "answer", Map.of("n", 1)));
        database.await(() -> notes.send(UUID.randomUUID(), "answer", Map.of("n", 2)));
        replica(new LatchHandler(context -> context.awaitSignal("answer", Duration.ofSeconds(1))), 1, LONG)
                .start();

        assertThat(Objects.requireNonNull(awaitEnd(job).result()).get("n").asInt())
                .isEqualTo(1);
    }

    private Replica replica(LatchHandler handler, int slots, Duration lease) {
        Tools tools =
                new Tools(store, notes, outbox, database, service, new QuickConfig(slots, lease), Clock.systemUTC());
        Replica replica = new Replica(UUID.randomUUID(), new Handlers(List.of(handler)), tools);
        replicas.add(replica);
        return replica;
    }

    private JobSnapshot submit(String title, int priority) {
        NewJob job = new NewJob(
                UUID.randomUUID(),
                JobKind.IMPORT,
                title,
                priority,
                Json.tree(Map.of("title", title)),
                Json.tree(Map.of()),
                null,
                null);
        return database.await(() -> store.submit(job));
    }

    private ClaimedJob claim(Duration lease) {
        return await().atMost(PATIENCE)
                .until(
                        () -> database.await(() -> store.claim(UUID.randomUUID(), Set.of(JobKind.IMPORT), lease)),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /**
     * Whoever comes first: this one, or the application's own replica, which may not have committed when this returns.
     */
    private void expire() {
        Tools tools = new Tools(store, notes, outbox, database, service, new QuickConfig(1, LONG), Clock.systemUTC());
        database.await(() ->
                store.expire(fence -> false, (job, instance, now) -> job.loseLease(tools.policy(), instance, now)));
    }

    private JobSnapshot cancel(JobSnapshot job) {
        return database.await(() -> store.cancel(job.id(), JobKind.IMPORT));
    }

    private JobSnapshot get(JobSnapshot job) {
        return database.await(() -> store.get(job.id(), JobKind.IMPORT));
    }

    private JobSnapshot awaitEnd(JobSnapshot job) {
        return await().atMost(PATIENCE)
                .until(() -> get(job), now -> now.status().ended());
    }

    private Stream<String> eventsOf(JobSnapshot job) {
        return database.await(() -> told.toldOf(job.id(), 0)).stream().map(CloudEvent::type);
    }
}
