package io.ashlar.jobs.outbox;

import static io.ashlar.jobs.app.JobsClient.awaitEnd;
import static io.ashlar.jobs.app.JobsClient.get;
import static io.ashlar.jobs.app.JobsClient.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.jobs.app.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OwnServers.class, restrictToAnnotatedClass = true)
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void shouldTellEverythingInOrderWhenTheBrokerIsKilled() {
        KafkaBroker broker = OwnServers.kafka();
        Topic jobs = new Topic(broker.bootstrapServers(), Topics.JOBS).create();
        JobSnapshot before = submit("count", 3);
        JobSnapshot during = submit("count", 100);
        tellsEnd(jobs, before);
        broker.server().kill();
        List<JobSnapshot> after = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            after.add(submit("count", 3));
        }
        // Jobs need no broker.
        after.forEach(job -> assertThat(awaitEnd(job).status()).isEqualTo(JobStatus.SUCCEEDED));
        assertThat(awaitEnd(during).status()).isEqualTo(JobStatus.SUCCEEDED);
        broker.server().restart();

        after.add(before);
        after.add(during);
        after.forEach(job -> assertToldInOrder(jobs, job));
    }

    @Test
    void shouldGoOnWhenTheDatabaseIsKilled() {
        Topic jobs = new Topic(OwnServers.kafka().bootstrapServers(), Topics.JOBS).create();
        PostgresServer postgres = OwnServers.postgres();
        JobSnapshot job = submit("count", 150);
        await().atMost(PATIENCE).until(() -> get(job.id()).progress() != null);
        postgres.server().kill();
        postgres.server().restart();

        JobSnapshot ended = awaitEndThrough(job);
        assertThat(ended.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertToldInOrder(jobs, job);
    }

    /** The first answers may be errors. */
    private static JobSnapshot awaitEndThrough(JobSnapshot job) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> true)
                .until(
                        () -> {
                            try {
                                return get(job.id());
                            } catch (AssertionError e) {
                                return job;
                            }
                        },
                        now -> now.status().ended());
    }

    private static void assertToldInOrder(Topic jobs, JobSnapshot job) {
        Map<String, JobSnapshot> told = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> row : tellsEnd(jobs, job)) {
            Map<String, String> headers = Topic.headers(row);
            assertThat(headers)
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_source", "/ashlar/work-service")
                    .containsEntry("ce_subject", job.id().toString())
                    .containsEntry("content-type", "application/json");
            // Sent twice is allowed, said twice is not.
            told.putIfAbsent(
                    String.valueOf(headers.get("ce_id")),
                    Json.read(new String(row.value(), StandardCharsets.UTF_8), JobSnapshot.class));
        }
        List<JobSnapshot> snapshots = List.copyOf(told.values());
        assertThat(snapshots).extracting(JobSnapshot::revision).isSorted().doesNotHaveDuplicates();
        assertThat(snapshots.get(0).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(snapshots).filteredOn(snapshot -> snapshot.status().ended()).hasSize(1);
        assertThat(snapshots.get(snapshots.size() - 1).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    private static List<ConsumerRecord<String, byte[]>> tellsEnd(Topic jobs, JobSnapshot job) {
        return jobs.read(
                job.id().toString(),
                rows -> rows.stream()
                        .anyMatch(row -> "io.ashlar.job.succeeded"
                                .equals(Topic.headers(row).get("ce_type"))));
    }
}
