package io.ashlar.catalog.garbage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.catalog.BoardSnapshots;
import io.ashlar.catalog.KafkaNews;
import io.ashlar.catalog.RegisteredModels;
import io.ashlar.catalog.StoredPackages;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class GarbageIT {
    @Inject
    ArtifactStore artifacts;

    @Inject
    PackageStore packageStore;

    @Inject
    StoredPackages packages;

    @Test
    void shouldCollectOnlyWhatIsOldAndNobodyRefersTo() throws IOException {
        Digest kept = packages.withCard("Kept.");
        Digest orphan = packages.withCard("Orphan.");
        Digest deleted = packages.withCard("Deleted.");
        Digest named = packages.withCard("Named by a job.");
        Digest report = put("a report");
        Digest young = put("young " + UUID.randomUUID());
        Digest dataset = Digest.of("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        given().multiPart("name", "garbage")
                .multiPart("file", "g.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets")
                .then()
                .statusCode(201);
        JobSnapshot running =
                BoardSnapshots.job(JobKind.IMPORT, JobStatus.RUNNING, 1, Map.of("package", named.sha256()));
        JobSnapshot evaluated = withResult(report);
        try (KafkaNews news = new KafkaNews(Topics.MODELS)) {
            RegisteredModels models = new RegisteredModels(news);
            models.register(StoredPackages.imported("garbage-kept", kept));
            models.register(StoredPackages.imported("garbage-deleted", deleted));
            news.say(EventType.JOB_STARTED, running.id().toString(), running);
            news.say(EventType.JOB_SUCCEEDED, evaluated.id().toString(), evaluated);
        }
        awaitJob(running.id());
        awaitJob(evaluated.id());
        Set<Digest> filesOfKept = packageStore.reachable(Set.of(kept));
        Set<Digest> filesOfNamed = packageStore.reachable(Set.of(named));
        Set<Digest> filesOfDeleted = packageStore.reachable(Set.of(deleted));
        age(young);
        given().delete("/api/v1/models/garbage-deleted/versions/1").then().statusCode(204);

        given().post("/api/v1/artifacts/garbage-collections").then().statusCode(200);

        assertThat(artifacts.find(orphan)).isEmpty();
        assertThat(filesOfKept).allSatisfy(this::assertThere);
        assertThat(filesOfNamed).allSatisfy(this::assertThere);
        assertThat(filesOfDeleted).as("deleted a moment ago").allSatisfy(this::assertThere);
        assertThat(Set.of(report, young, dataset)).allSatisfy(this::assertThere);
    }

    @Test
    void shouldRemoveUploadsThatWereLeftByAKilledProcess() throws IOException {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("quarkus.http.body.uploads-directory", String.class));
        Files.createDirectories(folder);
        Path old = Files.createTempFile(folder, "killed", "upload");
        Path current = Files.createTempFile(folder, "running", "upload");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        given().post("/api/v1/artifacts/garbage-collections").then().statusCode(200);

        assertThat(old).doesNotExist();
        assertThat(current).exists();
        Files.delete(current);
    }

    private void assertThere(Digest digest) {
        assertThat(artifacts.find(digest)).isPresent();
    }

    private Digest put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return artifacts.put(new ByteArrayInputStream(bytes), bytes.length);
    }

    /** Makes everything in the store three days old but one artifact. */
    private static void age(Digest but) throws IOException {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("ashlar.artifacts.folder", String.class));
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().replace("/", "").contains(but.sha256())) {
                    Files.setLastModifiedTime(file, old);
                }
            }
        }
    }

    private static JobSnapshot withResult(Digest report) {
        JobSnapshot job = BoardSnapshots.job(JobKind.EVALUATION, JobStatus.SUCCEEDED, 5, Map.of());
        return new JobSnapshot(
                job.id(),
                job.kind(),
                job.status(),
                job.revision(),
                job.title(),
                job.self(),
                1,
                0,
                job.createdAt(),
                null,
                null,
                null,
                job.request(),
                Json.tree(Map.of("report", report)),
                null,
                null);
    }

    private static void awaitJob(UUID id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/api/v1/jobs/" + id).then().statusCode(200));
    }
}
