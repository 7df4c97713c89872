package io.ashlar.testing.jobs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;

/**
 * The jobs of one kind.
 *
 * @param path for example {@code /api/v1/imports}
 * @param patience how long a job may take
 */
public record JobCollection(String path, Duration patience) {

    /** Submits what must be accepted. */
    public JobSnapshot submit(Map<String, Object> request) {
        return snapshot(post(request).statusCode(202));
    }

    /** Submits what must be refused with this code; the problem document. */
    public JsonNode refused(Map<String, Object> request, ProblemCode code) {
        String document = post(request).statusCode(code.httpStatus()).extract().asString();
        JsonNode problem = Json.read(document, JsonNode.class);
        assertThat(problem.path("code").asText()).isEqualTo(code.wireName());
        return problem;
    }

    /** Runs a job again that has failed. */
    public JobSnapshot retry(JobSnapshot job) {
        return snapshot(given().post(path + "/" + job.id() + "/retry").then().statusCode(202));
    }

    /** Waits until the job has ended, however it did. */
    public JobSnapshot ended(JobSnapshot job) {
        return await().atMost(patience)
                .until(
                        () -> snapshot(given().get(path + "/" + job.id()).then().statusCode(200)),
                        now -> now.status().ended());
    }

    private ValidatableResponse post(Map<String, Object> request) {
        return given().contentType("application/json")
                .body(Json.write(request))
                .post(path)
                .then();
    }

    private static JobSnapshot snapshot(ValidatableResponse answer) {
        return Json.read(answer.extract().asString(), JobSnapshot.class);
    }
}
