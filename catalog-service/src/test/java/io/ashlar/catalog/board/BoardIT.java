package io.ashlar.catalog.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ashlar.catalog.BoardSnapshots;
import io.ashlar.catalog.KafkaNews;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class BoardIT {
    private KafkaNews news;

    @BeforeEach
    void listen() {
        news = new KafkaNews(Topics.JOBS);
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void shouldShowTheNewestRevisionWhateverTheOrder() {
        JobSnapshot queued = BoardSnapshots.job(JobKind.IMPORT, JobStatus.QUEUED, 1, Map.of("repository", "org/a"));
        JobSnapshot running = BoardSnapshots.next(queued, JobStatus.RUNNING);
        JobSnapshot done = BoardSnapshots.next(running, JobStatus.SUCCEEDED);
        JobSnapshot marker = BoardSnapshots.job(JobKind.IMPORT, JobStatus.QUEUED, 1, Map.of());

        tell(EventType.JOB_SUCCEEDED, done);
        CloudEvent late = tell(EventType.JOB_STARTED, running);
        tell(EventType.JOB_QUEUED, queued);
        news.say(late);
        // Said under the same key, so it arrives after all of them.
        news.say(EventType.JOB_QUEUED, done.id().toString(), marker);
        awaitJob(marker.id());

        JobSnapshot shown = Json.read(given().get("/api/v1/jobs/" + done.id()).asString(), JobSnapshot.class);
        assertThat(shown).isEqualTo(done);
    }

    @Test
    void shouldFilterAndPageNewestFirst() {
        String title = "only-" + UUID.randomUUID();
        List<JobSnapshot> jobs = new ArrayList<>();
        for (JobStatus status : List.of(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.FAILED)) {
            JobSnapshot job = titled(BoardSnapshots.job(JobKind.EVALUATION, status, 1, Map.of()), title);
            jobs.add(0, job);
            tell(EventType.ofJob(status), job);
        }
        jobs.forEach(job -> awaitJob(job.id()));

        assertThat(ids("q=" + title.toUpperCase(Locale.ROOT)))
                .containsExactlyElementsOf(jobs.stream().map(JobSnapshot::id).toList());
        assertThat(ids("q=" + title + "&status=running&status=failed"))
                .containsExactly(jobs.get(0).id(), jobs.get(1).id());
        assertThat(ids("q=" + title + "&kind=import")).isEmpty();
        assertThat(ids("q=" + title + "&kind=evaluation&status=QUEUED"))
                .containsExactly(jobs.get(2).id());
        JobPage first = page("q=" + title + "&limit=2");
        JobPage second = page("q=" + title + "&limit=2&cursor=" + first.next());
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(JobSnapshot::id))
                .containsExactlyElementsOf(jobs.stream().map(JobSnapshot::id).toList());
        assertThat(second.next()).isNull();
    }

    @Test
    void shouldStreamChangesUntilTheJobHasEnded() throws IOException, InterruptedException {
        JobSnapshot queued = BoardSnapshots.job(JobKind.IMPORT, JobStatus.QUEUED, 1, Map.of());
        JobSnapshot done = BoardSnapshots.next(queued, JobStatus.SUCCEEDED);
        tell(EventType.JOB_QUEUED, queued);
        awaitJob(queued.id());
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/jobs/" + queued.id() + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        List<JobSnapshot> seen = new ArrayList<>();

        HttpResponse<Stream<String>> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        answer.body().filter(line -> line.startsWith("data:")).forEach(line -> {
            seen.add(Json.read(line.substring(5), JobSnapshot.class));
            if (seen.size() == 1) {
                tell(EventType.JOB_SUCCEEDED, done);
            }
        });

        assertThat(seen).containsExactly(queued, done);
    }

    @Test
    void shouldSayWhatCannotBeAsked() {
        given().get("/api/v1/jobs/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("job-not-found"));
        given().get("/api/v1/jobs/" + UUID.randomUUID() + "/events")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("job-not-found"));
        given().get("/api/v1/jobs/not-an-id").then().statusCode(404).body("code", equalTo("job-not-found"));
        given().get("/api/v1/jobs?kind=cooking").then().statusCode(400).body("code", equalTo("parameter-invalid"));
        given().get("/api/v1/jobs?cursor=x").then().statusCode(400).body("code", equalTo("cursor-invalid"));
    }

    @Test
    void shouldRebuildFromTheServicesOwnLists() throws IOException {
        JobSnapshot lost = BoardSnapshots.job(JobKind.FINE_TUNING, JobStatus.RUNNING, 3, Map.of());
        JobSnapshot ghost = BoardSnapshots.job(JobKind.FINE_TUNING, JobStatus.QUEUED, 1, Map.of());
        JobSnapshot stale = BoardSnapshots.job(JobKind.FINE_TUNING, JobStatus.QUEUED, 1, Map.of());
        JobSnapshot ahead = BoardSnapshots.job(JobKind.FINE_TUNING, JobStatus.SUCCEEDED, 9, Map.of());
        for (JobSnapshot known : List.of(ghost, stale, ahead)) {
            tell(EventType.ofJob(known.status()), known);
            awaitJob(known.id());
        }
        JobSnapshot fresh = BoardSnapshots.next(stale, JobStatus.RUNNING);
        JobSnapshot behind = new JobSnapshot(
                ahead.id(),
                ahead.kind(),
                JobStatus.RUNNING,
                2,
                ahead.title(),
                ahead.self(),
                1,
                0,
                ahead.createdAt(),
                null,
                null,
                null,
                ahead.request(),
                null,
                null,
                null);

        try (JobService service = JobService.start(
                ConfigProvider.getConfig()
                        .getValue("ashlar.board.services.training", URI.class)
                        .getPort(),
                "fine-tunings",
                List.of(lost, fresh, behind))) {
            given().post("/api/v1/jobs/rebuild")
                    .then()
                    .statusCode(200)
                    .body("complete", equalTo(false))
                    .body("services.find { it.kind == 'fine-tuning' }.seen", equalTo(3))
                    .body("services.find { it.kind == 'fine-tuning' }.updated", equalTo(2))
                    .body("services.find { it.kind == 'fine-tuning' }.removed", equalTo(1))
                    .body("services.find { it.kind == 'import' }.problem.code", equalTo("service-unavailable"));
            assertThat(service.pages()).isEqualTo(3);
        }

        assertThat(status(lost)).isEqualTo("RUNNING");
        assertThat(status(stale)).isEqualTo("RUNNING");
        assertThat(status(ahead)).isEqualTo("SUCCEEDED");
        given().get("/api/v1/jobs/" + ghost.id()).then().statusCode(404);
    }

    @Test
    void shouldPutUnknownCommandsAside() {
        String id = UUID.randomUUID().toString();
        try (KafkaNews letters = new KafkaNews(Topics.COMMANDS_DLQ)) {
            news.say(Topics.COMMANDS, "x", Map.of("ce_id", id, "ce_type", "io.ashlar.cooking.requested"), new byte[] {1
            });

            assertThat(letters.await(1, row -> id.equals(KafkaNews.header(row, "ce_id"))))
                    .first()
                    .satisfies(row ->
                            assertThat(KafkaNews.header(row, "ashlar_reason")).contains("io.ashlar.cooking.requested"));
        }
    }

    private CloudEvent tell(EventType type, JobSnapshot job) {
        return news.say(type, job.id().toString(), job);
    }

    private static void awaitJob(UUID id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/api/v1/jobs/" + id).then().statusCode(200));
    }

    private static String status(JobSnapshot job) {
        return given().get("/api/v1/jobs/" + job.id()).then().extract().path("status");
    }

    private static List<UUID> ids(String query) {
        return page(query).items().stream().map(JobSnapshot::id).toList();
    }

    private static JobPage page(String query) {
        return Json.read(given().get("/api/v1/jobs?" + query).asString(), JobPage.class);
    }

    private static JobSnapshot titled(JobSnapshot job, String title) {
        return new JobSnapshot(
                job.id(),
                job.kind(),
                job.status(),
                job.revision(),
                title,
                job.self(),
                1,
                0,
                job.createdAt(),
                null,
                null,
                null,
                job.request(),
                null,
                null,
                null);
    }
}
