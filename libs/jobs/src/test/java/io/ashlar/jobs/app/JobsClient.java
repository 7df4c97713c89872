package io.ashlar.jobs.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Speaks to the test application as its users do. */
public final class JobsClient {
    public static final String JOBS = "/api/v1/batch-jobs";
    /** Long, because the machine may be busy; nothing waits for it that works. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private JobsClient() {}

    public static JobSnapshot submit(String action, int units) {
        return accepted(post(JOBS, Json.write(new WorkRequest(action, units, "s3cret")), Map.of()));
    }

    public static Response post(String path, String body, Map<String, String> headers) {
        return given().contentType("application/json")
                .headers(headers)
                .body(body)
                .post(path);
    }

    public static JobSnapshot accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return Json.read(answer.asString(), JobSnapshot.class);
    }

    public static JobSnapshot get(UUID id) {
        Response answer = given().get(JOBS + "/" + id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Json.read(answer.asString(), JobSnapshot.class);
    }

    public static JobSnapshot awaitEnd(JobSnapshot job) {
        return await().atMost(PATIENCE)
                .until(() -> get(job.id()), now -> now.status().ended());
    }

    public static JobSnapshot awaitStatus(JobSnapshot job, JobStatus status) {
        return await().atMost(PATIENCE).until(() -> get(job.id()), now -> now.status() == status);
    }

    /** Asserts that the answer is a problem document of that code, and gives it. */
    public static Problem problem(Response answer, ProblemCode code) {
        assertThat(answer.contentType()).as(answer.asString()).isEqualTo(Problem.MEDIA_TYPE);
        Problem problem = Json.read(answer.asString(), Problem.class);
        assertThat(problem.code()).as(problem.detail()).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(code.httpStatus());
        assertThat(problem.detail()).doesNotContain("Exception").doesNotContain("io.ashlar");
        return problem;
    }
}
