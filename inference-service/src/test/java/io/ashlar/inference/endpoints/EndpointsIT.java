package io.ashlar.inference.endpoints;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.testing.AshlarTestResource;
import io.ashlar.testing.events.EventLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class EndpointsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldAnswerAtOnceLoadThenServeAndTellOfIt() {
        try (EventLog events = EventLog.follow(kafka, "ashlar.endpoints")) {
            post(Map.of("name", "first", "model", "mood@1"))
                    .statusCode(202)
                    .header("Location", containsString("/api/v1/endpoints/first"))
                    .body("name", equalTo("first"))
                    .body("model", equalTo("mood@1"));
            await().atMost(LIMIT).until(() -> Deployments.get("first").state() == EndpointView.State.READY);
            EndpointView view = Deployments.get("first");
            assertThat(view.labels()).containsExactly("bad", "good");
            assertThat(view.maxSequenceLength()).isEqualTo(64);
            assertThat(view.precision()).isIn("fp32", "bf16");
            assertThat(view.newWeights()).isEmpty();
            events.await("io.ashlar.endpoint.deployed", "first", LIMIT);

            Deployments.delete("first");
            events.await("io.ashlar.endpoint.deleted", "first", LIMIT);
            given().get("/api/v1/endpoints/first")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("endpoint-not-found"));
            given().delete("/api/v1/endpoints/first").then().statusCode(404);
            given().contentType("application/json")
                    .body("{\"inputs\": \"a\"}")
                    .post("/api/v1/endpoints/first/predict")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("endpoint-not-found"));
        }
    }

    @Test
    void shouldShowTheDeploymentWithAllOfTheTraffic() {
        Deployments.create("shown", "mood");
        given().get("/api/v1/endpoints/shown/deployments")
                .then()
                .statusCode(200)
                .body("[0].trafficPercent", equalTo(100))
                .body("[0].model", equalTo("mood@1"))
                .body("[0].state", equalTo("ready"));
        given().get("/api/v1/endpoints?limit=200").then().statusCode(200).body("items.name", hasItem("shown"));
        Deployments.delete("shown");
    }

    @Test
    void shouldPageThroughTheListByName() {
        List.of("page-a", "page-b", "page-c").forEach(name -> Deployments.create(name, "mood"));
        given().get("/api/v1/endpoints?limit=2&cursor=page-")
                .then()
                .body("items.name", equalTo(List.of("page-a", "page-b")))
                .body("next", equalTo("page-b"));
        given().urlEncodingEnabled(false)
                .get("/api/v1/endpoints?cursor=%00")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
        given().get("/api/v1/endpoints?limit=1&cursor=page-b").then().body("items.name", equalTo(List.of("page-c")));
        List.of("page-a", "page-b", "page-c").forEach(Deployments::delete);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "0", "-1", "201", "99999999999"})
    void shouldRefuseALimitThatNoPageHas(String limit) {
        given().queryParam("limit", limit)
                .get("/api/v1/endpoints")
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"))
                .body("detail", containsString("from 1 to 200"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"x\", \"model\": \"nobody\"}                | 404 | model-not-found",
                "{\"name\": \"x\", \"model\": \"mood@9\"}                | 404 | model-version-not-found",
                "{\"name\": \"x\", \"model\": \"mood@0\"}                | 400 | name-invalid",
                "{\"name\": \"Not A Name\", \"model\": \"mood\"}         | 400 | name-invalid",
                "{\"model\": \"mood\"}                                   | 400 | request-invalid",
                "{\"name\": \"x\"}                                       | 400 | request-invalid",
                "{\"name\": \"x\", \"model\": \"mood\", \"speed\": 1}    | 400 | request-invalid",
                "{\"name\":                                              | 400 | request-malformed",
                "{\"name\": \"x\", \"model\": \"mood\", \"task\": \"singing\"} | 400 | task-unknown",
                "{\"name\": \"x\", \"model\": \"mood\", \"task\": \"fill-mask\"} | 422 | model-task-unsupported",
                "{\"name\": \"x\", \"model\": \"mood\", \"precision\": \"int3\"} | 400 | parameter-invalid",
                "{\"name\": \"x\", \"model\": \"encoder\", \"labels\": [\"a\"]} | 400 | request-invalid",
                "{\"name\": \"x\", \"model\": \"encoder\", \"labels\": [\"a\", \"a\"]} | 400 | request-invalid"
            })
    void shouldRefuseBeforeAnythingIsKept(String body, int status, String code) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/endpoints")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        given().get("/api/v1/endpoints/x").then().statusCode(404);
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        Deployments.create("taken", "mood");
        post(Map.of("name", "taken", "model", "pairs")).statusCode(409).body("code", equalTo("endpoint-exists"));
        assertThat(Deployments.get("taken").model()).hasToString("mood@1");
        Deployments.delete("taken");
    }

    @Test
    void shouldGiveANameToOneOfManyWhoWantItAtOnce() {
        Map<String, ?> request = Map.of("name", "wanted", "model", "mood");
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .map(i -> post(request).extract().statusCode())
                .boxed()
                .toList();
        assertThat(statuses).containsOnly(202, 409).containsOnlyOnce(202);
        Deployments.delete("wanted");
    }

    @Test
    void shouldBeDeletedByOneOfManyWhoDoItAtOnce() {
        Deployments.create("unwanted", "mood");
        try (EventLog events = EventLog.follow(kafka, "ashlar.endpoints")) {
            List<Integer> statuses = IntStream.range(0, 8)
                    .parallel()
                    .map(i -> given().delete("/api/v1/endpoints/unwanted").statusCode())
                    .boxed()
                    .toList();

            assertThat(statuses).containsOnly(204, 404).containsOnlyOnce(204);
            events.await("io.ashlar.endpoint.deleted", "unwanted", LIMIT);
        }
    }

    @Test
    void shouldFailWithTheReasonAndTellOfItWhenAPackageCannotBeLoaded() {
        try (EventLog events = EventLog.follow(kafka, "ashlar.endpoints")) {
            EndpointView view = Deployments.create("hopeless", "lost");
            assertThat(view.state()).isEqualTo(EndpointView.State.FAILED);
            assertThat(view.problem()).isNotNull().extracting(Problem::code).isEqualTo(ProblemCode.ARTIFACT_NOT_FOUND);
            events.await("io.ashlar.endpoint.failed", "hopeless", LIMIT);
            given().contentType("application/json")
                    .body("{\"inputs\": \"a\"}")
                    .post("/api/v1/endpoints/hopeless/predict")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("endpoint-not-ready"));
            Deployments.delete("hopeless");
        }
    }

    @Test
    void shouldServeAnUntunedHeadOfGivenLabels() {
        EndpointView view = Deployments.create(
                Map.of("name", "untuned", "model", "encoder", "labels", List.of("x", "y", "z"), "headSeed", 7));
        assertThat(view.state()).isEqualTo(EndpointView.State.READY);
        assertThat(view.task().wireName()).isEqualTo("text-classification");
        assertThat(view.labels()).containsExactly("x", "y", "z");
        assertThat(view.newWeights()).isNotEmpty();
        given().contentType("application/json")
                .body("{\"inputs\": \"hello\"}")
                .post("/api/v1/endpoints/untuned/predict")
                .then()
                .statusCode(200)
                .body("[0].size()", equalTo(3));
        Deployments.delete("untuned");
    }

    @Test
    void shouldLetALeaseRunOutUnlessItIsRenewed() {
        UUID job = UUID.randomUUID();
        Map<String, ?> request = Map.of("name", "leased", "model", "mood", "leasedTo", job);
        assertThat(Deployments.create(request).leasedTo()).isEqualTo(job);
        post(request).statusCode(202).body("leasedTo", equalTo(job.toString()));
        given().put("/api/v1/endpoints/leased/lease").then().statusCode(200);
        renew("leased", 3601).statusCode(400).body("code", equalTo("request-invalid"));
        renew("leased", 1).statusCode(200);
        await().atMost(LIMIT)
                .until(() -> given().get("/api/v1/endpoints/leased").statusCode() == 404);
        renew("leased", 1).statusCode(404).body("code", equalTo("endpoint-not-found"));
    }

    @Test
    void shouldNotRenewWhatIsNotLeased() {
        Deployments.create("owned", "mood");
        renew("owned", 1).statusCode(400).body("code", equalTo("request-invalid"));
        Deployments.delete("owned");
    }

    @Test
    void shouldForgetAnEndpointThatIsDeletedWhileItLoads() {
        post(Map.of("name", "brief", "model", "pairs")).statusCode(202);
        Deployments.delete("brief");
        Deployments.create("brief", "mood");
        assertThat(Deployments.get("brief").model()).hasToString("mood@1");
        Deployments.delete("brief");
    }

    private static ValidatableResponse renew(String name, int seconds) {
        return given().contentType("application/json")
                .body("{\"seconds\": " + seconds + "}")
                .put("/api/v1/endpoints/" + name + "/lease")
                .then();
    }

    private static ValidatableResponse post(Map<String, ?> request) {
        return given().contentType("application/json")
                .body(Json.write(request))
                .post("/api/v1/endpoints")
                .then();
    }
}
