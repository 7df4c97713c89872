package io.ashlar.catalog.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.ashlar.catalog.BoardSnapshots;
import io.ashlar.catalog.KafkaNews;
import io.ashlar.catalog.RegisteredModels;
import io.ashlar.catalog.StoredPackages;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EndpointDeleted;
import io.ashlar.contracts.events.EndpointDeployed;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelEvaluated;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class ModelDeletionIT {
    @Inject
    StoredPackages packages;

    private KafkaNews news;
    private RegisteredModels models;

    @BeforeEach
    void listen() {
        news = new KafkaNews(Topics.MODELS);
        models = new RegisteredModels(news);
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void shouldDeleteAVersionAndNeverGiveItsNumberAgain() {
        models.register(StoredPackages.imported("gone", packages.withCard("One.")));

        given().delete("/api/v1/models/gone/versions/1").then().statusCode(204);

        given().get("/api/v1/models/gone/versions/latest")
                .then()
                .statusCode(404)
                .body("code", equalTo("model-not-found"));
        given().delete("/api/v1/models/gone/versions/1")
                .then()
                .statusCode(404)
                .body("code", equalTo("model-version-not-found"));
        assertThat(news.await(
                        1,
                        row -> EventType.MODEL_DELETED.wireName().equals(KafkaNews.header(row, "ce_type"))
                                && KafkaNews.data(row).path("name").asText().equals("gone")))
                .hasSize(1);
        ModelVersion next = models.register(StoredPackages.imported("gone", packages.withCard("Two.")));
        assertThat(next.version()).isEqualTo(2);
    }

    @Test
    void shouldTellWhatWasMadeOfWhatAndKeepBases() {
        ModelVersion base = models.register(StoredPackages.imported("base", packages.withCard("Base.")));
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        ModelVersion tuned =
                models.register(StoredPackages.tuned("tuned", packages.withCard("Tuned."), base, first, "messages@1"));
        models.register(StoredPackages.tuned("again", packages.withCard("Again."), tuned, second, "messages@2"));

        given().get("/api/v1/models/again/versions/1/lineage")
                .then()
                .statusCode(200)
                .body("madeOf.model", contains("again@1", "tuned@1"))
                .body("madeOf.base", contains("tuned@1", "base@1"))
                .body("madeOf.dataset", contains("messages@2", "messages@1"))
                .body("madeOf.jobId", contains(second.toString(), first.toString()));
        given().get("/api/v1/models/base/versions/1/lineage")
                .then()
                .body("madeInto.model", contains("tuned@1", "again@1"))
                .body("madeInto.base", contains("base@1", "tuned@1"));
        given().delete("/api/v1/models/base/versions/1")
                .then()
                .statusCode(409)
                .body("code", equalTo("model-in-use"))
                .body("detail", containsString("tuned@1"));
        given().delete("/api/v1/models/again/versions/1").then().statusCode(204);
        given().delete("/api/v1/models/tuned/versions/1").then().statusCode(204);
        given().delete("/api/v1/models/base/versions/1").then().statusCode(204);
    }

    @Test
    void shouldKeepWhatAnEndpointAnswersWith() {
        models.register(StoredPackages.imported("served", packages.withCard("Served.")));
        news.say(EventType.ENDPOINT_DEPLOYED, "support", new EndpointDeployed("support", "d1", "served", 1));

        refuses("served", "endpoint support");
        news.say(EventType.ENDPOINT_DELETED, "support", new EndpointDeleted("support"));
        deletes("served");
    }

    @Test
    void shouldKeepWhatAnUnendedJobNames() {
        models.register(StoredPackages.imported("busy", packages.withCard("Busy.")));
        JobSnapshot job = BoardSnapshots.job(JobKind.FINE_TUNING, JobStatus.RUNNING, 2, Map.of("baseModel", "busy@1"));
        news.say(EventType.JOB_STARTED, job.id().toString(), job);

        refuses("busy", job.id().toString());
        news.say(EventType.JOB_FAILED, job.id().toString(), BoardSnapshots.next(job, JobStatus.FAILED));
        deletes("busy");
    }

    @Test
    void shouldRememberWhatWasMeasured() {
        models.register(StoredPackages.imported("measured", packages.withCard("Measured.")));
        UUID job = UUID.randomUUID();
        news.say(
                EventType.MODEL_EVALUATED,
                "measured",
                new ModelEvaluated(job, "measured", 1, "messages", 2, Map.of("accuracy", 0.75)));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/api/v1/models/measured/versions/latest/evaluations")
                        .then()
                        .statusCode(200)
                        .body("jobId", contains(job.toString()))
                        .body("[0].dataset", equalTo("messages@2"))
                        .body("[0].metrics.accuracy", equalTo(0.75f)));
    }

    @Test
    void shouldNotDeleteWhateverIsLatest() {
        given().delete("/api/v1/models/any/versions/latest")
                .then()
                .statusCode(400)
                .body("code", equalTo("name-invalid"));
    }

    private static void refuses(String name, String user) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/api/v1/models/" + name + "/versions/1/users")
                        .then()
                        .body("", hasItem(containsString(user))));
        given().delete("/api/v1/models/" + name + "/versions/1")
                .then()
                .statusCode(409)
                .body("code", equalTo("model-in-use"))
                .body("detail", containsString(user));
    }

    private static void deletes(String name) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().delete("/api/v1/models/" + name + "/versions/1")
                        .then()
                        .statusCode(204));
    }
}
