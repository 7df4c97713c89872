package io.ashlar.catalog.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.Digest;
import io.ashlar.catalog.KafkaNews;
import io.ashlar.catalog.StoredPackages;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.events.Topics;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class ModelRegistrationIT {
    @Inject
    StoredPackages packages;

    private KafkaNews news;

    @BeforeEach
    void listen() {
        news = new KafkaNews(Topics.MODELS);
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void shouldRegisterAnOfferedPackageAndAnswerAtOnce() {
        Digest digest = packages.withCard("---\nlicense: mit\n---\n# Registered\n");
        UUID job = UUID.randomUUID();

        news.say(
                EventType.MODEL_IMPORTED,
                job.toString(),
                new ModelOffered(job, StoredPackages.imported("registered", digest)));

        ModelVersion version = registered(job, 1).get(0);
        assertThat(version.ref()).hasToString("registered@1");
        assertThat(version.model().licence()).isEqualTo("mit");
        assertThat(read("/api/v1/models/registered/versions/1")).isEqualTo(version);
        assertThat(read("/api/v1/models/registered/versions/latest")).isEqualTo(version);
    }

    @Test
    void shouldGiveTheSameAnswerToAnOfferSaidTwice() {
        Digest digest = packages.withCard("Twice.");
        UUID job = UUID.randomUUID();
        ModelOffered offer = new ModelOffered(job, StoredPackages.imported("twice", digest));

        CloudEvent first = news.say(EventType.MODEL_IMPORTED, job.toString(), offer);
        registered(job, 1);
        news.say(first);
        news.say(EventType.MODEL_IMPORTED, job.toString(), offer);

        List<ModelVersion> answers = registered(job, 2);
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        given().get("/api/v1/models/twice").then().statusCode(200).body("versions.size()", equalTo(1));
    }

    @Test
    void shouldNumberConcurrentRegistrationsWithoutGapsOrDoubles() {
        List<UUID> jobs =
                IntStream.range(0, 12).mapToObj(i -> UUID.randomUUID()).toList();
        Digest digest = packages.withCard("Crowd.");

        jobs.parallelStream()
                .forEach(job -> news.say(
                        EventType.MODEL_FINE_TUNED,
                        job.toString(),
                        new ModelOffered(job, StoredPackages.imported("crowd", digest))));

        List<Integer> numbers = new ArrayList<>();
        jobs.forEach(job -> registered(job, 1).forEach(version -> numbers.add(version.version())));
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @Test
    void shouldRejectAPackageThatIsNotInTheStore() {
        UUID job = UUID.randomUUID();
        Digest nowhere = Digest.of(new byte[] {1, 2, 3});

        news.say(
                EventType.MODEL_IMPORTED,
                job.toString(),
                new ModelOffered(job, StoredPackages.imported("nowhere", nowhere)));

        JsonNode answer = rejected(job, 1).get(0);
        assertThat(answer.path("problem").path("code").asText()).isEqualTo("artifact-not-found");
        assertThat(answer.path("problem").path("detail").asText()).contains(nowhere.sha256());
        given().get("/api/v1/models/nowhere").then().statusCode(404).body("code", equalTo("model-not-found"));
    }

    @Test
    void shouldRejectAgainWhatItRejectedBefore() {
        UUID job = UUID.randomUUID();
        ModelOffered offer = new ModelOffered(job, StoredPackages.imported("again", Digest.of(new byte[] {9})));

        news.say(EventType.MODEL_IMPORTED, job.toString(), offer);
        news.say(EventType.MODEL_IMPORTED, job.toString(), offer);

        List<JsonNode> answers = rejected(job, 2);
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
    }

    @Test
    void shouldRejectAPackageWithoutConfiguration() {
        UUID job = UUID.randomUUID();
        Digest digest = packages.store(Map.of("README.md", "Only a card."));

        news.say(
                EventType.MODEL_IMPORTED,
                job.toString(),
                new ModelOffered(job, StoredPackages.imported("bare", digest)));

        assertThat(rejected(job, 1).get(0).path("problem").path("code").asText())
                .isEqualTo("model-file-missing");
    }

    @Test
    void shouldRejectCandidatesThatCannotBe() {
        Digest digest = packages.withCard("Bad.");
        Map<String, Object> good =
                Json.MAPPER.convertValue(StoredPackages.imported("bad", digest), Json.MAPPER.constructType(Map.class));
        Map<String, Object> wrong = Map.of(
                "name",
                "../Bad Name",
                "task",
                "juggling",
                "collection",
                "attic",
                "packageDigest",
                "ABC",
                "source",
                "nothing");
        Map<String, String> codes = Map.of(
                "name", "name-invalid",
                "task", "task-unknown",
                "collection", "model-rejected",
                "packageDigest", "model-rejected",
                "source", "model-rejected");

        wrong.forEach((field, value) -> {
            UUID job = UUID.randomUUID();
            Map<String, Object> candidate = new HashMap<>(good);
            candidate.put(field, value);

            news.say(EventType.MODEL_IMPORTED, job.toString(), Map.of("jobId", job, "candidate", candidate));

            assertThat(rejected(job, 1).get(0).path("problem").path("code").asText())
                    .as(field)
                    .isEqualTo(codes.get(field));
        });
    }

    @Test
    void shouldPutAsideAnOfferThatNobodyCanBeAnsweredFor() {
        CloudEvent event;
        try (KafkaNews letters = new KafkaNews(Topics.deadLetters(Topics.MODELS, "catalog-service"))) {
            event = news.say(EventType.MODEL_IMPORTED, "nobody", Map.of("jobId", "not-a-job"));

            assertThat(letters.await(1, row -> event.id().toString().equals(KafkaNews.header(row, "ce_id"))))
                    .first()
                    .satisfies(row ->
                            assertThat(KafkaNews.header(row, "ashlar_reason")).contains("not-a-job"));
        }
    }

    private static ModelVersion read(String path) {
        return Json.read(given().get(path).asString(), ModelVersion.class);
    }

    private List<ModelVersion> registered(UUID job, int count) {
        return news.answers(job, EventType.MODEL_REGISTERED, count).stream()
                .map(data -> Json.MAPPER.convertValue(data.get("version"), ModelVersion.class))
                .toList();
    }

    private List<JsonNode> rejected(UUID job, int count) {
        return news.answers(job, EventType.MODEL_REJECTED, count);
    }
}
