package io.ashlar.imports.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.embedded.hub.HubFault;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
class ImportIT {
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
        JobSnapshot job = Imports.JOBS.ended(Imports.JOBS.submit(Map.of("repository", "stone/classifier")));

        assertThat(job.problem()).isNull();
        ModelVersion version = Imports.version(job);
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
        assertThat(Imports.entries(root, "import-staging/work")).isEmpty();
        catalog.log().await(EventType.JOB_SUCCEEDED.wireName(), job.id().toString(), Imports.LONG);
        assertThat(steps(job)).contains("register");
    }

    @Test
    void shouldImportMiniLm() {
        JobSnapshot job = Imports.JOBS.ended(Imports.JOBS.submit(
                Map.of("repository", "sentence-transformers/all-MiniLM-L6-v2", "task", "text-classification")));

        assertThat(job.problem()).isNull();
        ModelVersion version = Imports.version(job);
        assertThat(version.name()).isEqualTo("all-minilm-l6-v2");
        assertThat(version.model().parameters()).isGreaterThan(22_000_000);
        assertThat(version.model().newWeights()).isNotEmpty();
    }

    @Test
    void shouldImportAFolder() {
        JobSnapshot job = Imports.JOBS.ended(Imports.JOBS.submit(Map.of(
                "folder",
                root.resolve("folders/tiny").toString(),
                "task",
                "text-classification",
                "name",
                "from-disk")));

        assertThat(job.problem()).isNull();
        assertThat(Imports.version(job).model().source().kind()).isEqualTo("folder");
        assertThat(Imports.version(job).model().collection()).isEqualTo("workspace");
    }

    @Test
    void shouldDownloadNothingTheSecondTimeAndMakeTheSamePackage() {
        ModelVersion first = Imports.version(
                Imports.JOBS.ended(Imports.JOBS.submit(Map.of("repository", "stone/classifier", "name", "again"))));
        int requests = hub.requests().size();

        ModelVersion second = Imports.version(
                Imports.JOBS.ended(Imports.JOBS.submit(Map.of("repository", "stone/classifier", "name", "again"))));

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

        JobSnapshot one = Imports.JOBS.submit(Map.of("repository", "stone/shared", "name", "one"));
        JobSnapshot two = Imports.JOBS.submit(Map.of("repository", "stone/shared", "name", "two"));

        assertThat(Imports.version(Imports.JOBS.ended(one)).model().packageDigest())
                .isEqualTo(Imports.version(Imports.JOBS.ended(two)).model().packageDigest());
        // One for each look at the header before, and one download.
        assertThat(hub.requests().subList(requests, hub.requests().size()))
                .filteredOn(sent -> sent.path().contains("cdn-lfs/stone/shared"))
                .hasSizeLessThanOrEqualTo(5);
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
        Imports.JOBS.refused(Map.of("repository", "stone/none"), ProblemCode.HUB_REPOSITORY_NOT_FOUND);
        Imports.JOBS.refused(
                Map.of("repository", "stone/classifier", "revision", "v9"), ProblemCode.HUB_REVISION_NOT_FOUND);
        Imports.JOBS.refused(Map.of("repository", "../classifier"), ProblemCode.REQUEST_INVALID);
        Imports.JOBS.refused(Map.of("folder", "/etc"), ProblemCode.PATH_NOT_ALLOWED);
        Imports.JOBS.refused(Map.of(), ProblemCode.REQUEST_INVALID);
        Imports.JOBS.refused(
                Map.of("repository", "stone/classifier", "task", "text-to-image"), ProblemCode.MODEL_TASK_UNSUPPORTED);
    }

    private List<String> steps(JobSnapshot job) {
        return catalog.log().ofSubject(job.id().toString()).stream()
                .map(event -> event.data().path("progress").path("step").asText(""))
                .toList();
    }
}
