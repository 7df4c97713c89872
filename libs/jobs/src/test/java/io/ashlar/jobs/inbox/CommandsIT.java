package io.ashlar.jobs.inbox;

import static io.ashlar.jobs.app.JobsClient.JOBS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.jobs.app.JobsClient;
import io.ashlar.jobs.app.Topic;
import io.ashlar.jobs.handlers.Handlers;
import io.ashlar.jobs.submission.Submissions;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
class CommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Inject
    Handlers handlers;

    @Inject
    Submissions submissions;

    @Inject
    DeadLetters letters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private Topic commands = new Topic("", "");
    private Topic deadLetters = new Topic("", "");

    @BeforeEach
    void begin() {
        commands = new Topic(kafka, Topics.COMMANDS).create();
        deadLetters = new Topic(kafka, Topics.COMMANDS_DLQ).create();
    }

    @Test
    void shouldRunWhatAnotherSystemAsksForOnce() {
        String action = "by-event-" + UUID.randomUUID();
        Map<String, String> headers = headers("io.ashlar.batch.requested");
        commands.send(action, headers, "{\"action\":\"" + action + "\",\"secret\":\"s\"}");
        commands.send(action, headers, "{\"action\":\"" + action + "\",\"secret\":\"s\"}");
        commands.send(action, headers("io.ashlar.batch.requested"), "{\"action\":\"last-" + action + "\"}");

        await().atMost(PATIENCE).until(() -> !jobsOf("last-" + action).isEmpty());
        assertThat(jobsOf(action)).hasSize(1);
        JobSnapshot ended = JobsClient.awaitEnd(jobsOf(action).get(0));
        assertThat(Objects.requireNonNull(ended.result()).get("secretKnown").asBoolean())
                .isTrue();
    }

    @Test
    void shouldSayWhatIsWrongWithACommand() {
        String key = UUID.randomUUID().toString();
        Map<String, String> headers = headers("io.ashlar.batch.requested");
        Map<String, String> old = new HashMap<>(headers);
        old.put("ce_specversion", "0.3");
        Map<String, String> anonymous = new HashMap<>(headers);
        anonymous.remove("ce_id");
        commands.send(key, headers, "no JSON");
        commands.send(key, headers, "{\"action\":\"x\",\"colour\":\"red\"}");
        commands.send(key, headers, "{\"action\":\"impossible\"}");
        commands.send(key, old, "{\"action\":\"x\"}");
        commands.send(key, anonymous, "{\"action\":\"x\"}");
        commands.send(key, headers("io.ashlar.import.requested"), "another service's");
        commands.send(key, headers("io.ashlar.painting.requested"), "nobody's, which the catalog says");

        List<String> reasons = deadLetters.read(key, rows -> rows.size() >= 5).stream()
                .map(row -> Topic.headers(row).get("ashlar_reason"))
                .toList();
        assertThat(reasons).hasSize(5);
        assertThat(reasons.get(0)).startsWith("request-malformed");
        assertThat(reasons.get(1)).startsWith("request-invalid").contains("'colour'");
        assertThat(reasons.get(2)).startsWith("task-unknown");
        assertThat(reasons.get(3)).contains("0.3");
        assertThat(reasons.get(4)).contains("ce_id");
    }

    @Test
    void shouldSpeakForUnknownTypesWhereThatIsSwitchedOn() throws Exception {
        String key = UUID.randomUUID().toString();
        Commands catalogs = new Commands(handlers, submissions, letters, true);
        catalogs.handle(row(key, Map.of("ce_type", "io.ashlar.painting.requested")));
        catalogs.handle(row(key, Map.of("ce_type", "io.ashlar.import.requested")));
        catalogs.handle(row(key, Map.of("ce_type", "io.ashlar.job.queued")));
        catalogs.handle(row(key, Map.of()));

        List<String> reasons = deadLetters.read(key, rows -> rows.size() == 3).stream()
                .map(row -> Topic.headers(row).get("ashlar_reason"))
                .toList();
        assertThat(reasons.get(0)).contains("io.ashlar.painting.requested").contains("io.ashlar.fine-tuning.requested");
        assertThat(reasons.get(1)).contains("no command");
        assertThat(reasons.get(2)).contains("ce_type");
    }

    private static List<JobSnapshot> jobsOf(String action) {
        JobPage page = Json.read(given().get(JOBS + "?limit=500").asString(), JobPage.class);
        return page.items().stream()
                .filter(job -> job.title().equals("Work: " + action))
                .toList();
    }

    private static Map<String, String> headers(String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "/elsewhere",
                "ce_type", type,
                "content-type", "application/json");
    }

    private static ConsumerRecord<String, byte[]> row(String key, Map<String, String> headers) {
        ConsumerRecord<String, byte[]> row =
                new ConsumerRecord<>(Topics.COMMANDS, 0, 0, key, "{}".getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> row.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return row;
    }
}
