package io.ashlar.evaluation.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.testing.AshlarTestResource;
import io.ashlar.testing.jobs.JobCollection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = AshlarTestResource.class,
        initArgs = @ResourceArg(name = "database", value = "ashlar_evaluation"))
@QuarkusTestResource(NeighboursResource.class)
class EvaluationIT {
    private static final JobCollection EVALUATIONS = new JobCollection("/api/v1/evaluations", Duration.ofMinutes(2));
    private static final int ROWS = 150;

    @SuppressWarnings("NullAway.Init")
    Neighbours neighbours;

    @BeforeEach
    void makeDatasets() {
        neighbours.dataset(
                "moods",
                IntStream.range(0, ROWS)
                        .mapToObj(row -> row % 3 == 0
                                ? "{\"text\": \"row " + row + " is good\", \"label\": \"good\", \"lang\": \"en\"}"
                                : "{\"text\": \"Zeile " + row + "\", \"label\": \"bad\", \"lang\": \"de\"}")
                        .toArray(String[]::new));
        neighbours.dataset("one-label", "{\"text\": \"a good one\", \"label\": \"good\"}");
        neighbours.dataset("other-labels", "{\"text\": \"x\", \"label\": \"ugly\"}");
        neighbours.dataset("no-label", "{\"text\": \"x\"}");
        neighbours.dataset("nothing");
        neighbours.dataset("broken", "{\"text\": \"x\", \"label\": \"good\"}", "{\"text\": ");
        neighbours.dataset(
                "loud", "{\"source\": \"a cat\", \"target\": \"A CAT\"}", "{\"source\": \"b\", \"target\": \"C\"}");
    }

    @Test
    void shouldCompareModelsOnEveryRowAndLeaveNoEndpoint() {
        JobSnapshot job = succeeded(EVALUATIONS.submit(Map.of(
                "task",
                "text-classification",
                "models",
                List.of("contrary", "keyword"),
                "dataset",
                "moods",
                "columns",
                Map.of("slice", "lang"))));

        JsonNode models = Objects.requireNonNull(job.result()).path("models");
        JsonNode comparison = job.result().path("comparisons").get(0);
        assertThat(models.get(0).path("metrics").path("accuracy").asDouble()).isZero();
        assertThat(models.get(1).path("metrics").path("accuracy").asDouble()).isEqualTo(1);
        assertThat(comparison.path("better").asInt()).isEqualTo(ROWS);
        assertThat(comparison.path("mcNemar").path("onlySecond").asInt()).isEqualTo(ROWS);
        assertThat(comparison.path("differences").path("accuracy").path("value").asDouble())
                .isEqualTo(1);
        JsonNode metrics = json(job, "metrics");
        assertThat(metrics.path("models").get(1).path("slices").findValuesAsText("name"))
                .contains("de", "en");
        assertThat(metrics.path("checks").path("duplicates").asInt()).isZero();
        assertThat(json(job, "predictions?model=1")).hasSize(5);
        assertThat(json(job, "predictions?model=1").path("rows")).hasSize(ROWS);
        assertThat(given().get("/api/v1/evaluations/" + job.id() + "/report").asString())
                .contains("keyword@1", "Confusion matrix", "Rows that changed", "ROC curves")
                .doesNotContain("http://", "NOT_FOUND");
        assertThat(neighbours.endpoints()).isEmpty();
    }

    @Test
    void shouldEvaluateAnotherTask() {
        JobSnapshot job = succeeded(
                EVALUATIONS.submit(Map.of("task", "translation", "models", List.of("shout"), "dataset", "loud")));

        assertThat(job.problem()).isNull();
        JsonNode model = json(job, "metrics").path("models").get(0);
        assertThat(model.path("metrics").path("chrf").asDouble()).isBetween(50.0, 99.9);
        assertThat(model.path("errors").get(0).path("prediction").asText()).isEqualTo("B");
        assertThat(given().get("/api/v1/evaluations/" + job.id() + "/report").asString())
                .contains("chrF", "A CAT")
                .doesNotContain("Confusion matrix");
    }

    @Test
    void shouldMeasureAPartAndLookForRowsOfTheTraining() {
        JobSnapshot job = succeeded(EVALUATIONS.submit(Map.of(
                "task", "text-classification",
                "models", List.of("keyword"),
                "dataset", "moods",
                "part", "test")));

        JsonNode document = json(job, "metrics");
        assertThat(document.path("rows").asInt()).isEqualTo(ROWS / 10);
        assertThat(document.path("checks").path("compared").asInt()).isEqualTo(ROWS * 8 / 10);
        assertThat(document.path("checks").path("leaked").asInt()).isZero();
    }

    @Test
    void shouldMeasureRowsOfOneLabel() {
        JobSnapshot job = succeeded(EVALUATIONS.submit(
                Map.of("task", "text-classification", "models", List.of("keyword"), "dataset", "one-label")));

        assertThat(job.problem()).isNull();
        assertThat(json(job, "metrics")
                        .path("models")
                        .get(0)
                        .path("metrics")
                        .path("accuracy")
                        .asDouble())
                .isEqualTo(1);
    }

    @Test
    void shouldTellInADryRunWhatWouldBeDone() {
        JsonNode plan = Json.read(
                given().contentType(ContentType.JSON)
                        .body(Map.of("task", "text-classification", "models", List.of("keyword"), "dataset", "moods"))
                        .post("/api/v1/evaluations/preflight")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                JsonNode.class);

        assertThat(plan.path("rows").asInt()).isEqualTo(ROWS);
        assertThat(plan.path("labels")).hasSize(2);
        assertThat(neighbours.endpoints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text-classification|nobody|moods|model-version-not-found",
                "text-classification|keyword|nowhere|dataset-version-not-found",
                "text-classification|shout|moods|model-task-unsupported",
                "translation|keyword|loud|model-task-unsupported",
                "text-to-image|keyword|moods|model-task-unsupported",
                "mind-reading|keyword|moods|task-unknown",
                "text-classification|keyword|no-label|dataset-column-missing",
                "text-classification|keyword|nothing|dataset-empty",
                "text-classification|keyword|broken|dataset-malformed-row",
                "text-classification|keyword|other-labels|dataset-labels-invalid",
                "text-classification|untuned|one-label|dataset-labels-invalid",
                "summarization|keyword|moods|dataset-column-missing",
                "question-answering|keyword|moods|dataset-column-missing",
                "token-classification|keyword|moods|dataset-column-missing",
            })
    void shouldRefuseBeforeAJobIsMade(String task, String model, String dataset, String code) {
        int requests = neighbours.requests();

        JsonNode problem = EVALUATIONS.refused(
                Map.of("task", task, "models", List.of(model), "dataset", dataset), ProblemCode.of(code));

        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(neighbours.requests()).isEqualTo(requests);
    }

    @Test
    void shouldRefuseRequestsThatSayTooLittleOrTooMuch() {
        EVALUATIONS.refused(Map.of("task", "text-classification", "dataset", "moods"), ProblemCode.REQUEST_INVALID);
        EVALUATIONS.refused(
                Map.of("task", "text-classification", "dataset", "moods", "endpoint", "gone"),
                ProblemCode.ENDPOINT_NOT_FOUND);
        EVALUATIONS.refused(
                Map.of(
                        "task",
                        "text-classification",
                        "models",
                        List.of("keyword"),
                        "dataset",
                        "moods",
                        "columns",
                        Map.of("mood", "label")),
                ProblemCode.PARAMETER_INVALID);
        EVALUATIONS.refused(
                Map.of(
                        "task", "text-classification",
                        "models", List.of("keyword"),
                        "dataset", "one-label",
                        "part", "test"),
                ProblemCode.DATASET_EMPTY);
    }

    private static JobSnapshot succeeded(JobSnapshot job) {
        JobSnapshot ended = EVALUATIONS.ended(job);
        assertThat(ended.problem()).isNull();
        assertThat(ended.status()).isEqualTo(JobStatus.SUCCEEDED);
        return ended;
    }

    private static JsonNode json(JobSnapshot job, String view) {
        return Json.read(
                given().get("/api/v1/evaluations/" + job.id() + "/" + view).asString(), JsonNode.class);
    }
}
