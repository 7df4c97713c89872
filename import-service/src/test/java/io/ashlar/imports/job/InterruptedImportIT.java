package io.ashlar.imports.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.embedded.hub.HubFault;
import io.ashlar.embedded.hub.HubFaults;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = AshlarTestResource.class,
        initArgs = @ResourceArg(name = "database", value = "ashlar_import"))
@QuarkusTestResource(HubResource.class)
class InterruptedImportIT {
    @InjectHub
    @SuppressWarnings("NullAway.Init")
    SmallHub hub;

    @ConfigProperty(name = "ashlar.test.root")
    Path root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private AnsweringCatalog catalog;

    @BeforeEach
    void startCatalog() {
        catalog = new AnsweringCatalog(kafka);
    }

    @AfterEach
    void stopCatalog() {
        catalog.close();
        hub.faults().clear();
    }

    @Test
    void shouldFailWithTheCatalogsOwnProblem() {
        JobSnapshot job = Imports.JOBS.ended(Imports.JOBS.submit(Map.of("repository", "stone/rejected")));

        Imports.assertProblem(job, ProblemCode.MODEL_REJECTED);
    }

    @Test
    void shouldKeepWhatACanceledImportHasAndGoOnFromThere() throws IOException {
        hub.faults().plan("cdn-lfs/stone/slow", new HubFault.Slow(100_000_000), 1); // the look at the header
        hub.faults().plan("cdn-lfs/stone/slow", new HubFault.Slow(100_000_000), 1);
        hub.faults().plan("cdn-lfs/stone/slow", new HubFault.Slow(2_000_000), 1);
        JobSnapshot job = Imports.JOBS.submit(Map.of("repository", "stone/slow"));
        await().atMost(Imports.LONG).until(() -> Imports.partBytes(root) > 1_000_000);

        given().post("/api/v1/imports/" + job.id() + "/cancel").then().statusCode(202);

        assertThat(Imports.JOBS.ended(job).status()).isEqualTo(JobStatus.CANCELED);
        JsonNode progress = catalog.log()
                .await(
                        event -> event.subject().equals(job.id().toString())
                                && event.data()
                                        .path("progress")
                                        .path("step")
                                        .asText()
                                        .equals("download")
                                && event.data().path("progress").path("done").asLong() > 0,
                        Imports.LONG)
                .data()
                .path("progress");
        assertThat(progress.path("stepNumber").asInt()).isEqualTo(2);
        assertThat(progress.path("unit").asText()).isEqualTo("bytes");
        assertThat(progress.path("total").asLong())
                .isGreaterThan(progress.path("done").asLong());
        await().atMost(Imports.LONG)
                .until(() -> Imports.entries(root, "import-staging/work").isEmpty());
        assertThat(Imports.entries(root, "artifacts/incoming")).isEmpty();
        assertThat(Imports.partBytes(root)).isPositive();
        JobSnapshot retried = Imports.JOBS.ended(Imports.JOBS.retry(job));
        assertThat(retried.problem()).isNull();
        assertThat(retried.retryOf()).isEqualTo(job.id());
        assertThat(hub.requests())
                .anyMatch(sent ->
                        sent.path().contains("stone/slow") && sent.range().matches("bytes=[1-9]\\d*-"));
        assertThat(Imports.partBytes(root)).isZero();
    }

    @Test
    void shouldKeepNothingOfOtherBytesThanTheHash() throws IOException {
        hub.faults().plan("cdn-lfs/stone/damaged", new HubFault.OtherBytes(), HubFaults.ALWAYS);

        JobSnapshot job = Imports.JOBS.ended(Imports.JOBS.submit(Map.of("repository", "stone/damaged")));

        Imports.assertProblem(job, ProblemCode.HASH_MISMATCH);
        // What was on its way of other files, whose bytes are good, may stay for the retry.
        String damaged = Digest.ofFile(root.resolve("hub/stone/damaged/model.safetensors"))
                .sha256();
        assertThat(Imports.entries(root, "import-staging/parts"))
                .noneMatch(part -> part.getFileName().toString().equals("sha256-" + damaged + ".part"));
        hub.faults().clear();
        assertThat(Imports.JOBS.ended(Imports.JOBS.retry(job)).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void shouldNeverShowTheToken() {
        hub.gate("stone/gated", "hf_right_token");

        JobSnapshot job =
                Imports.JOBS.ended(Imports.JOBS.submit(Map.of("repository", "stone/gated", "token", "hf_right_token")));

        assertThat(job.problem()).isNull();
        assertThat(job.request().has("token")).isFalse();
        assertThat(given().get("/api/v1/imports/" + job.id() + "/logs").asString())
                .contains("stone/gated")
                .doesNotContain("hf_right");
        catalog.log().await(EventType.JOB_SUCCEEDED.wireName(), job.id().toString(), Imports.LONG);
        assertThat(catalog.log().all()).noneMatch(event -> event.value().contains("hf_right"));
    }
}
