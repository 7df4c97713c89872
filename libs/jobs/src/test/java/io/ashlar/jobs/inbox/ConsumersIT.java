package io.ashlar.jobs.inbox;

import static io.ashlar.jobs.app.JobsClient.awaitEnd;
import static io.ashlar.jobs.app.JobsClient.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelRegistered;
import io.ashlar.contracts.events.ModelRejected;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.jobs.app.NewsListener;
import io.ashlar.jobs.app.Topic;
import io.ashlar.jobs.database.Database;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AshlarTestResource.class)
class ConsumersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private String name = "";
    private Topic models = new Topic("", "");
    private Topic deadLetters = new Topic("", "");

    @BeforeEach
    void begin() {
        name = "m" + UUID.randomUUID();
        models = new Topic(kafka, Topics.MODELS).create();
        deadLetters = new Topic(kafka, Topics.deadLetters(Topics.MODELS, "work-service")).create();
    }

    @Test
    void shouldTakeEffectOnceHoweverOftenAnEventComes() {
        CloudEvent event = deleted(name);
        models.send(event);
        models.send(event);
        models.send(event);
        models.send(deleted(name + "-end"));

        awaitNews(name + "-end");
        assertThat(count(name)).isEqualTo(1);
        assertThat(NewsListener.TRIES).containsEntry(name, 1);
    }

    @Test
    void shouldTryAgainWithoutLeavingATrace() {
        models.send(deleted("flaky-" + name));

        awaitNews("flaky-" + name);
        assertThat(count("flaky-" + name)).isEqualTo(1);
        assertThat(NewsListener.TRIES).containsEntry("flaky-" + name, 3);
    }

    @Test
    void shouldPutAsideWhatCannotBeHandledAndGoOn() {
        String poison = "poison-" + name;
        models.send(deleted(poison));
        models.send(deleted(name));

        awaitNews(name);
        ConsumerRecord<String, byte[]> letter =
                deadLetters.read(poison, rows -> !rows.isEmpty()).get(0);
        assertThat(Topic.headers(letter))
                .containsEntry("ashlar_topic", Topics.MODELS)
                .containsEntry("ce_type", "io.ashlar.model.deleted")
                .hasEntrySatisfying(
                        "ashlar_reason", reason -> assertThat(reason).contains("stumbled over " + poison));
        assertThat(count(poison)).isZero();
    }

    @Test
    void shouldPutAsideWhatIsNoEvent() {
        Map<String, String> headers = new HashMap<>(deleted(name).headers());
        models.send(name, headers, "{\"name\":");
        headers.put("ce_id", "seven");
        models.send(name, headers, "{}");
        models.send(name, Map.of(), "{}");
        // Of no concern to this service, so nobody's dead letter.
        models.send(name, Map.of("ce_type", "io.ashlar.model.painted"), "?");

        List<String> reasons = deadLetters.read(name, rows -> rows.size() == 3).stream()
                .map(row -> Topic.headers(row).get("ashlar_reason"))
                .toList();
        assertThat(reasons.get(0)).contains("not JSON");
        assertThat(reasons.get(1)).contains("seven");
        assertThat(reasons.get(2)).contains("ce_type");
    }

    @Test
    void shouldTellAJobThatItsModelIsRegistered() {
        JobSnapshot job = submit("register", 0);
        ModelCandidate candidate = new ModelCandidate(
                "tiny",
                Task.FILL_MASK,
                "0".repeat(64),
                "bert",
                1,
                1,
                8,
                List.of(),
                List.of(),
                source(),
                null,
                "workspace",
                null,
                Map.of());
        ModelVersion version = new ModelVersion("tiny", 7, candidate, Instant.parse("2026-01-02T03:04:05Z"));
        models.send(CloudEvent.of(
                EventType.MODEL_REGISTERED,
                "catalog-service",
                "tiny",
                Instant.now(),
                new ModelRegistered(job.id(), version)));

        assertThat(Objects.requireNonNull(awaitEnd(job).result()).asInt()).isEqualTo(7);
    }

    @Test
    void shouldFailAJobWithTheReasonThatTheCatalogGives() {
        JobSnapshot job = submit("register", 0);
        Problem problem = Problem.of(ProblemCode.LICENCE_DENIED, "The licence is 'none'.", null);
        models.send(CloudEvent.of(
                EventType.MODEL_REJECTED,
                "catalog-service",
                "tiny",
                Instant.now(),
                new ModelRejected(job.id(), "tiny", problem)));

        JobSnapshot ended = awaitEnd(job);
        assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
        assertThat(Objects.requireNonNull(ended.problem()).code()).isEqualTo(ProblemCode.LICENCE_DENIED);
        assertThat(ended.problem().detail()).isEqualTo("The licence is 'none'.");
    }

    private static ModelSource source() {
        return io.ashlar.contracts.Json.read("{\"kind\":\"folder\",\"repository\":\"/tiny\"}", ModelSource.class);
    }

    private static CloudEvent deleted(String name) {
        return CloudEvent.of(EventType.MODEL_DELETED, "catalog-service", name, Instant.now(), Map.of("name", name));
    }

    private void awaitNews(String model) {
        await().atMost(PATIENCE).until(() -> count(model) > 0);
    }

    private long count(String model) {
        return database.inTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery("SELECT count(*) FROM news WHERE name = :name", Long.class)
                        .setParameter("name", model)
                        .getSingleResult()));
    }
}
