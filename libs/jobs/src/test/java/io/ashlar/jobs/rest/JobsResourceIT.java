package io.ashlar.jobs.rest;

import static io.ashlar.jobs.app.JobsClient.JOBS;
import static io.ashlar.jobs.app.JobsClient.accepted;
import static io.ashlar.jobs.app.JobsClient.awaitEnd;
import static io.ashlar.jobs.app.JobsClient.awaitStatus;
import static io.ashlar.jobs.app.JobsClient.post;
import static io.ashlar.jobs.app.JobsClient.problem;
import static io.ashlar.jobs.app.JobsClient.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.jobs.app.WorkHandler;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(AshlarTestResource.class)
class JobsResourceIT {

    @Test
    void shouldRunWhatIsSubmittedAndHideItsSecret() {
        Response answer = post(JOBS, "{\"action\":\"count\",\"units\":5,\"secret\":\"s3cret\"}", Map.of());
        JobSnapshot queued = accepted(answer);
        JobSnapshot ended = awaitEnd(queued);

        assertThat(answer.header("Location")).isEqualTo(queued.self());
        assertThat(given().get(queued.self()).statusCode()).isEqualTo(200);
        assertThat(ended.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(Objects.requireNonNull(ended.result()).get("secretKnown").asBoolean())
                .isTrue();
        assertThat(Json.write(ended)).doesNotContain("s3cret");
        assertThat(Objects.requireNonNull(ended.progress()).done()).isEqualTo(5);
        assertThat(ended.startedAt()).isBetween(ended.createdAt(), ended.endedAt());
        List<String> lines =
                given().get(JOBS + "/" + ended.id() + "/logs").jsonPath().getList("items.line");
        assertThat(lines).hasSize(5).first().isEqualTo("unit 1 in attempt 1");
    }

    @Test
    void shouldShowTheDryRunAndMakeNoJob() {
        Response answer = post(JOBS + "/preflight", "{\"action\":\"dry\",\"units\":7}", Map.of());

        assertThat(answer.jsonPath().getInt("seconds")).isEqualTo(7);
        assertThat(given().get(JOBS + "?limit=500").asString()).doesNotContain("Work: dry");
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                arguments("{\"action\":5}", ProblemCode.REQUEST_INVALID, "'action'"),
                arguments("{\"action\":\"x\",\"unit\":1}", ProblemCode.REQUEST_INVALID, "'unit'"),
                arguments("{\"action\":\"x\",\"units\":\"1\"}", ProblemCode.REQUEST_INVALID, "'units'"),
                arguments("{\"action\":\"x\",\"units\":1.5}", ProblemCode.REQUEST_INVALID, "'units'"),
                arguments("{\"action\":\"x\",\"units\":99999999999}", ProblemCode.REQUEST_INVALID, "'units'"),
                arguments("{\"action\":\"x\",\"units\":-1}", ProblemCode.REQUEST_INVALID, "-1"),
                arguments("{\"units\":1}", ProblemCode.REQUEST_INVALID, "'action'"),
                arguments("{\"action\":\"impossible\"}", ProblemCode.TASK_UNKNOWN, "impossible"),
                arguments("{\"action\":\"x\"", ProblemCode.REQUEST_MALFORMED, "JSON"),
                arguments("{\"action\":\"x\"} {}", ProblemCode.REQUEST_MALFORMED, ""),
                arguments("{\"action\":\"x\",\"action\":\"y\"}", ProblemCode.REQUEST_MALFORMED, "action"),
                arguments("[]", ProblemCode.REQUEST_MALFORMED, "object"),
                arguments("null", ProblemCode.REQUEST_MALFORMED, "object"),
                arguments("", ProblemCode.REQUEST_MALFORMED, "object"),
                arguments("\u0000\u0001", ProblemCode.REQUEST_MALFORMED, ""),
                arguments("{\"action\":\"" + "x".repeat(300_000) + "\"}", ProblemCode.PAYLOAD_TOO_LARGE, "262144"));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void shouldNameWhatIsWrongWithARequest(String body, ProblemCode code, String named) {
        Problem problem = problem(post(JOBS, body, Map.of()), code);

        assertThat(problem.detail()).contains(named);
        assertThat(problem.instance()).isEqualTo(JOBS);
    }

    @Test
    void shouldAnswerProblemsForWhatTheServerItselfRejects() {
        problem(given().get("/nothing"), ProblemCode.ROUTE_NOT_FOUND);
        problem(given().get("/api/v1/imports"), ProblemCode.ROUTE_NOT_FOUND);
        problem(given().get("/api/v1/widgets/a/b/c"), ProblemCode.ROUTE_NOT_FOUND);
        problem(given().delete(JOBS), ProblemCode.METHOD_NOT_ALLOWED);
        problem(given().contentType("text/plain").body("x").post(JOBS), ProblemCode.MEDIA_TYPE_UNSUPPORTED);
        problem(post(JOBS + "?priority=high", "{\"action\":\"x\"}", Map.of()), ProblemCode.PARAMETER_INVALID);
        problem(post(JOBS + "?priority=101", "{\"action\":\"x\"}", Map.of()), ProblemCode.PARAMETER_INVALID);
        problem(given().get(JOBS + "?status=DONE"), ProblemCode.PARAMETER_INVALID);
        problem(given().get(JOBS + "?limit=0"), ProblemCode.PARAMETER_INVALID);
        problem(given().get(JOBS + "?cursor=nonsense"), ProblemCode.CURSOR_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/events", "/logs", "/report"})
    void shouldNotFindAJobThatIsNotThere(String part) {
        problem(given().get(JOBS + "/" + UUID.randomUUID() + part), ProblemCode.JOB_NOT_FOUND);
        problem(given().get(JOBS + "/nonsense" + part), ProblemCode.JOB_NOT_FOUND);
    }

    @Test
    void shouldLeaveTheServicesOwnResourcesAloneButForTheirProblems() {
        assertThat(given().get("/api/v1/widgets").jsonPath().getString("[0].name"))
                .isEqualTo("a");
        assertThat(post("/api/v1/widgets", "{\"name\":\"b\",\"size\":2}", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(problem(
                                post("/api/v1/widgets", "{\"name\":\"b\",\"sice\":2}", Map.of()),
                                ProblemCode.REQUEST_INVALID)
                        .detail())
                .contains("'sice'");
        assertThat(problem(
                                post("/api/v1/widgets", "{\"name\":\"b\",\"size\":\"2\"}", Map.of()),
                                ProblemCode.REQUEST_INVALID)
                        .detail())
                .contains("'size'");
        problem(post("/api/v1/widgets", "{", Map.of()), ProblemCode.REQUEST_MALFORMED);
        // What broke inside is for the log only.
        assertThat(given().get("/api/v1/widgets/hunter2/events").asString()).doesNotContain("password");
    }

    @Test
    void shouldMakeOneJobOfOneKey() {
        String key = UUID.randomUUID().toString();
        String body = "{\"action\":\"count\",\"units\":1}";
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> post(JOBS, body, Map.of("Idempotency-Key", key))));
        }
        Set<UUID> ids = new HashSet<>();
        answers.forEach(answer -> ids.add(accepted(answer.join()).id()));

        assertThat(ids).hasSize(1);
        // The same request in other words.
        Response spaced = post(JOBS, "{ \"units\": 1, \"action\": \"count\" }", Map.of("Idempotency-Key", key));
        assertThat(accepted(spaced).id()).isIn(ids);
        Response other = post(JOBS, "{\"action\":\"count\",\"units\":2}", Map.of("Idempotency-Key", key));
        assertThat(problem(other, ProblemCode.IDEMPOTENCY_KEY_REUSED).detail()).contains(key);
        problem(post(JOBS, body, Map.of("Idempotency-Key", "ä".repeat(3))), ProblemCode.PARAMETER_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-data", "memory", "linkage", "recursion"})
    void shouldFailTheJobWhateverItsHandlerThrows(String action) {
        JobSnapshot ended = awaitEnd(submit(action, 0));

        assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
        assertThat(ended.attempt()).isEqualTo(1);
        assertThat(Objects.requireNonNull(ended.problem()).code())
                .isEqualTo(Map.of("bad-data", ProblemCode.DATASET_EMPTY, "memory", ProblemCode.OUT_OF_MEMORY)
                        .getOrDefault(action, ProblemCode.INTERNAL));
        assertThat(ended.problem().instance()).isEqualTo(JOBS + "/" + ended.id());
    }

    @Test
    void shouldTryAgainWhatMayPass() {
        assertThat(awaitEnd(submit("busy-once", 0)))
                .returns(JobStatus.SUCCEEDED, JobSnapshot::status)
                .returns(2, JobSnapshot::attempt);

        JobSnapshot never = awaitEnd(submit("busy", 0));
        assertThat(never.status()).isEqualTo(JobStatus.FAILED);
        assertThat(never.attempt()).isEqualTo(3);
        assertThat(Objects.requireNonNull(never.problem()).code()).isEqualTo(ProblemCode.HUB_UNAVAILABLE);
    }

    @Test
    void shouldCancelARunningJobAndRetryItAsANewOne() {
        String action = "wait:" + UUID.randomUUID();
        JobSnapshot job = awaitStatus(submit(action, 0), JobStatus.RUNNING);
        problem(given().post(JOBS + "/" + job.id() + "/retry"), ProblemCode.JOB_NOT_RETRYABLE);

        assertThat(given().post(JOBS + "/" + job.id() + "/cancel").statusCode()).isEqualTo(202);
        assertThat(awaitEnd(job).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(WorkHandler.RUNS).contains(action + "/stopped");
        assertThat(given().post(JOBS + "/" + job.id() + "/cancel").statusCode()).isEqualTo(202);

        JobSnapshot again = accepted(given().post(JOBS + "/" + job.id() + "/retry"));
        assertThat(again.retryOf()).isEqualTo(job.id());
        assertThat(again.id()).isNotEqualTo(job.id());
        given().post(JOBS + "/" + again.id() + "/cancel");
        awaitEnd(again);
    }

    @Test
    void shouldCancelAJobWhoseHandlerDoesNotListen() {
        JobSnapshot job = awaitStatus(submit("deaf", 6), JobStatus.RUNNING);
        given().post(JOBS + "/" + job.id() + "/cancel");

        assertThat(awaitEnd(job).status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void shouldNotCancelOrRetryWhatHasSucceeded() {
        JobSnapshot job = awaitEnd(submit("nothing", 0));

        problem(given().post(JOBS + "/" + job.id() + "/cancel"), ProblemCode.JOB_ALREADY_ENDED);
        problem(given().post(JOBS + "/" + job.id() + "/retry"), ProblemCode.JOB_NOT_RETRYABLE);
    }

    @Test
    void shouldPageNewestFirst() {
        List<UUID> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.add(0, awaitEnd(submit("nothing", 0)).id());
        }
        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        while (seen.size() < 5) {
            JobPage page = Json.read(
                    given().get(JOBS + "?limit=2&status=SUCCEEDED" + cursor).asString(), JobPage.class);
            page.items().forEach(job -> seen.add(job.id()));
            cursor = "&cursor=" + page.next();
        }

        assertThat(seen.subList(0, 5)).isEqualTo(submitted);
        JobPage unfiltered =
                Json.read(given().get(JOBS + "?limit=2&status=&cursor=").asString(), JobPage.class);
        assertThat(unfiltered.items()).extracting(JobSnapshot::id).containsExactlyElementsOf(submitted.subList(0, 2));
    }

    @Test
    void shouldShowViews() {
        JobSnapshot job = awaitEnd(submit("nothing", 0));

        Response report = given().get(JOBS + "/" + job.id() + "/report");
        assertThat(report.contentType()).startsWith("text/html");
        assertThat(report.asString()).isEqualTo("<h1>Work: nothing</h1>");
        assertThat(given().get(JOBS + "/" + job.id() + "/metrics?top=3")
                        .jsonPath()
                        .getString("asked.top"))
                .isEqualTo("3");
        assertThat(problem(given().get(JOBS + "/" + job.id() + "/charts"), ProblemCode.ROUTE_NOT_FOUND)
                        .detail())
                .contains("metrics", "report");
    }

    @Test
    void shouldStreamEveryStateAndEnd() {
        JobSnapshot job = submit("count", 5);
        String stream = given().get(JOBS + "/" + job.id() + "/events").asString();
        List<String> names = stream.lines()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()).strip())
                .toList();

        assertThat(names)
                .startsWith("io.ashlar.job.queued", "io.ashlar.job.started", "io.ashlar.job.progressed")
                .endsWith("io.ashlar.job.succeeded");
        long last = Long.parseLong(stream.lines()
                .filter(line -> line.startsWith("id:"))
                .reduce((a, b) -> b)
                .orElseThrow()
                .substring("id:".length())
                .strip());
        String resumed = given().header("Last-Event-ID", last - 1)
                .get(JOBS + "/" + job.id() + "/events")
                .asString();
        assertThat(resumed.lines().filter(line -> line.startsWith("id:"))).hasSize(1);
        String done = given().header("Last-Event-ID", last)
                .get(JOBS + "/" + job.id() + "/events")
                .asString();
        assertThat(done).contains("io.ashlar.job.succeeded");
    }

    @Test
    void shouldBeReadyWithItsTables() {
        Response health = given().get("/q/health/ready");

        assertThat(health.statusCode()).as(health.asString()).isEqualTo(200);
        assertThat(health.jsonPath().getList("checks.name", String.class)).contains("jobs");
    }
}
