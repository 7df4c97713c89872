package io.ashlar.imports.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.packages.PackageManifest;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.embedded.hub.HubFault;
import io.ashlar.embedded.hub.HubFaults;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.testing.AshlarTestResource;
import io.ashlar.testing.jobs.JobCollection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = AshlarTestResource.class,
        initArgs = @ResourceArg(name = "database", value = "ashlar_import"))
@QuarkusTestResource(HubResource.class)
class ImportIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final JobCollection IMPORTS = new JobCollection("/api/v1/imports", LONG);

    @InjectHub
    @SuppressWarnings("NullAway.Init")
    SmallHub hub;

    @Inject
    PackageStore packages;

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
    void shouldImportAModelUntilTheCatalogHasRegisteredIt() throws IOException {
        JobSnapshot job = IMPORTS.ended(IMPORTS.submit(Map.of("repository", "stone/classifier")));

        assertThat(job.problem()).isNull();
        ModelVersion version = version(job);
        assertThat(version.name()).isEqualTo("classifier");
        assertThat(version.model().task()).isEqualTo(Task.TEXT_CLASSIFICATION);
        assertThat(version.model().family()).isEqualTo("bert");
        assertThat(version.model().labels()).containsExactly("bad", "good");
        assertThat(version.model().licence()).isEqualTo("apache-2.0");
        assertThat(version.model().collection()).isEqualTo("hugging-face");
        assertThat(version.model().source().commit()).matches("[0-9a-f]{40}");
        Path folder = root.resolve("out/classifier");
        PackageManifest manifest =
                packages.materialize(new Digest(version.model().packageDigest()), folder, Verification.VERIFY);
        assertThat(manifest.size()).isEqualTo(version.model().sizeBytes());
        assertThat(Files.mismatch(
                        folder.resolve("model.safetensors"), root.resolve("hub/stone/classifier/model.safetensors")))
                .isEqualTo(-1);
        JsonNode description =
                Json.MAPPER.readTree(folder.resolve("ashlar.json").toFile());
        assertThat(description.path("source").path("repository").asText()).isEqualTo("stone/classifier");
        assertThat(description.path("files").path("model.safetensors").asText())
                .isEqualTo(Digest.ofFile(folder.resolve("model.safetensors")).sha256());
        assertThat(entries("import-staging/work")).isEmpty();
        catalog.log().await(EventType.JOB_SUCCEEDED.wireName(), job.id().toString(), LONG);
        assertThat(steps(job)).contains("register");
    }

    @Test
    void shouldImportMiniLm() {
        JobSnapshot job = IMPORTS.ended(IMPORTS.submit(
                Map.of("repository", "sentence-transformers/all-MiniLM-L6-v2", "task", "text-classification")));

        assertThat(job.problem()).isNull();
        ModelVersion version = version(job);
        assertThat(version.name()).isEqualTo("all-minilm-l6-v2");
        assertThat(version.model().parameters()).isGreaterThan(22_000_000);
        assertThat(version.model().newWeights()).isNotEmpty();
    }

    @Test
    void shouldImportAFolder() {
        JobSnapshot job = IMPORTS.ended(IMPORTS.submit(Map.of(
                "folder",
                root.resolve("folders/tiny").toString(),
                "task",
                "text-classification",
                "name",
                "from-disk")));

        assertThat(job.problem()).isNull();
        assertThat(version(job).model().source().kind()).isEqualTo("folder");
        assertThat(version(job).model().collection()).isEqualTo("workspace");
    }

    @Test
    void shouldDownloadNothingTheSecondTimeAndMakeTheSamePackage() {
        ModelVersion first =
                version(IMPORTS.ended(IMPORTS.submit(Map.of("repository", "stone/classifier", "name", "again"))));
        int requests = hub.requests().size();

        ModelVersion second =
                version(IMPORTS.ended(IMPORTS.submit(Map.of("repository", "stone/classifier", "name", "again"))));

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(second.model().packageDigest()).isEqualTo(first.model().packageDigest());
        assertThat(hub.requests().subList(requests, hub.requests().size()))
                .noneMatch(sent ->
                        sent.path().contains("safetensors") || sent.path().contains("cdn-lfs"));
    }

    @Test
    void shouldDownloadOnceWhatTwoJobsImportAtTheSameTime() {
        hub.faults().plan("cdn-lfs/stone/shared", new HubFault.Slow(6_000_000), 4);
        int requests = hub.requests().size();

        JobSnapshot one = IMPORTS.submit(Map.of("repository", "stone/shared", "name", "one"));
        JobSnapshot two = IMPORTS.submit(Map.of("repository", "stone/shared", "name", "two"));

        assertThat(version(IMPORTS.ended(one)).model().packageDigest())
                .isEqualTo(version(IMPORTS.ended(two)).model().packageDigest());
        // One for each look at the header before, and one download.
        assertThat(hub.requests().subList(requests, hub.requests().size()))
                .filteredOn(sent -> sent.path().contains("cdn-lfs/stone/shared"))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void shouldFailWithTheCatalogsOwnProblem() {
        JobSnapshot job = IMPORTS.ended(IMPORTS.submit(Map.of("repository", "stone/rejected")));

        assertProblem(job, ProblemCode.MODEL_REJECTED);
    }

    @Test
    void shouldKeepWhatACanceledImportHasAndGoOnFromThere() throws IOException {
        hub.faults().plan("cdn-lfs/stone/slow", new HubFault.Slow(100_000_000), 1); // the look at the header
        hub.faults().plan("cdn-lfs/stone/slow", new HubFault.Slow(100_000_000), 1);
        hub.faults().plan("cdn-lfs/stone/slow", new HubFault.Slow(2_000_000), 1);
        JobSnapshot job = IMPORTS.submit(Map.of("repository", "stone/slow"));
        await().atMost(LONG).until(() -> partBytes() > 1_000_000);

        given().post("/api/v1/imports/" + job.id() + "/cancel").then().statusCode(202);

        assertThat(IMPORTS.ended(job).status()).isEqualTo(JobStatus.CANCELED);
        JsonNode progress = catalog.log()
                .await(
                        event -> event.subject().equals(job.id().toString())
                                && event.data()
                                        .path("progress")
                                        .path("step")
                                        .asText()
                                        .equals("download")
                                && event.data().path("progress").path("done").asLong() > 0,
                        LONG)
                .data()
                .path("progress");
        assertThat(progress.path("stepNumber").asInt()).isEqualTo(2);
        assertThat(progress.path("unit").asText()).isEqualTo("bytes");
        assertThat(progress.path("total").asLong())
                .isGreaterThan(progress.path("done").asLong());
        await().atMost(LONG).until(() -> entries("import-staging/work").isEmpty());
        assertThat(entries("artifacts/incoming")).isEmpty();
        assertThat(partBytes()).isPositive();
        JobSnapshot retried = IMPORTS.ended(IMPORTS.retry(job));
        assertThat(retried.problem()).isNull();
        assertThat(retried.retryOf()).isEqualTo(job.id());
        assertThat(hub.requests())
                .anyMatch(sent ->
                        sent.path().contains("stone/slow") && sent.range().matches("bytes=[1-9]\\d*-"));
        assertThat(partBytes()).isZero();
    }

    @Test
    void shouldKeepNothingOfOtherBytesThanTheHash() throws IOException {
        hub.faults().plan("cdn-lfs/stone/damaged", new HubFault.OtherBytes(), HubFaults.ALWAYS);

        JobSnapshot job = IMPORTS.ended(IMPORTS.submit(Map.of("repository", "stone/damaged")));

        assertProblem(job, ProblemCode.HASH_MISMATCH);
        // What was on its way of other files, whose bytes are good, may stay for the retry.
        String damaged = Digest.ofFile(root.resolve("hub/stone/damaged/model.safetensors"))
                .sha256();
        assertThat(entries("import-staging/parts"))
                .noneMatch(part -> part.getFileName().toString().equals("sha256-" + damaged + ".part"));
        hub.faults().clear();
        assertThat(IMPORTS.ended(IMPORTS.retry(job)).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void shouldNeverShowTheToken() {
        hub.gate("stone/gated", "hf_right_token");

        JobSnapshot job = IMPORTS.ended(IMPORTS.submit(Map.of("repository", "stone/gated", "token", "hf_right_token")));

        assertThat(job.problem()).isNull();
        assertThat(job.request().has("token")).isFalse();
        assertThat(given().get("/api/v1/imports/" + job.id() + "/logs").asString())
                .contains("stone/gated")
                .doesNotContain("hf_right");
        catalog.log().await(EventType.JOB_SUCCEEDED.wireName(), job.id().toString(), LONG);
        assertThat(catalog.log().all()).noneMatch(event -> event.value().contains("hf_right"));
    }

    @Test
    void shouldTellInADryRunWhatAnImportWouldDo() {
        JsonNode plan = Json.read(
                given().contentType(ContentType.JSON)
                        .body(Map.of("repository", "stone/classifier"))
                        .post("/api/v1/imports/preflight")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                JsonNode.class);

        assertThat(plan.path("task").asText()).isEqualTo("text-classification");
        assertThat(plan.path("licenceRuling").asText()).isEqualTo("ALLOW");
        assertThat(plan.path("commit").asText()).hasSize(40);
        assertThat(plan.path("files")).hasSize(5);
        assertThat(plan.path("bytes").asLong()).isPositive();
    }

    @Test
    void shouldRefuseBeforeAJobIsMade() {
        IMPORTS.refused(Map.of("repository", "stone/none"), ProblemCode.HUB_REPOSITORY_NOT_FOUND);
        IMPORTS.refused(Map.of("repository", "stone/classifier", "revision", "v9"), ProblemCode.HUB_REVISION_NOT_FOUND);
        IMPORTS.refused(Map.of("repository", "../classifier"), ProblemCode.REQUEST_INVALID);
        IMPORTS.refused(Map.of("folder", "/etc"), ProblemCode.PATH_NOT_ALLOWED);
        IMPORTS.refused(Map.of(), ProblemCode.REQUEST_INVALID);
        IMPORTS.refused(
                Map.of("repository", "stone/classifier", "task", "text-to-image"), ProblemCode.MODEL_TASK_UNSUPPORTED);
    }

    private static ModelVersion version(JobSnapshot job) {
        assertThat(job.problem()).isNull();
        return Json.MAPPER.convertValue(Objects.requireNonNull(job.result()), ModelVersion.class);
    }

    private List<String> steps(JobSnapshot job) {
        return catalog.log().ofSubject(job.id().toString()).stream()
                .map(event -> event.data().path("progress").path("step").asText(""))
                .toList();
    }

    private static void assertProblem(JobSnapshot job, ProblemCode code) {
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(Objects.requireNonNull(job.problem()).code()).isEqualTo(code);
    }

    private List<Path> entries(String folder) {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long partBytes() {
        return entries("import-staging/parts").stream()
                .filter(file -> file.toString().endsWith(".part"))
                .mapToLong(file -> file.toFile().length())
                .sum();
    }
}
