package io.ashlar.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.api.ApiClient;
import io.ashlar.cli.api.DatasetUpload;
import io.ashlar.contracts.Json;
import io.ashlar.local.machine.Machine;
import io.ashlar.local.services.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad requests at the front door of the whole machine: each is refused with its code, and nothing of it stays. */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String FINE_TUNINGS = "/api/v1/fine-tunings";
    private static final String EVALUATIONS = "/api/v1/evaluations";
    private static final String ENDPOINTS = "/api/v1/endpoints";
    private static final String GOOD_DATA = "{\"train\": \"messages-bad@1\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    /** Kept where the test fails: the services' logs are in it. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path root;

    private Place place;
    private Machine machine;
    private MainJob job;

    @BeforeAll
    void startWithAModelAndData() throws IOException {
        place = new Place(root);
        machine = place.start(Ports.free());
        job = new MainJob(machine, "bad");
        job.importModel(Place.REPOSITORY);
        job.upload(place.messages());
        upload("one-label", "{\"text\": \"a\", \"label\": \"x\"}\n".repeat(40));
        upload("two-rows", "{\"text\": \"a\", \"label\": \"x\"}\n{\"text\": \"b\", \"label\": \"y\"}\n");
        upload(
                "other-labels",
                "{\"text\": \"a\", \"label\": \"mars\"}\n{\"text\": \"b\", \"label\": \"venus\"}\n".repeat(9));
    }

    @AfterAll
    void stop() {
        machine.close();
        place.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                        fineTunings(),
                        recipes(),
                        evaluations(),
                        endpoints(),
                        Stream.of(
                                arguments("/api/v1/imports", "{}", "request-invalid"),
                                arguments("/api/v1/imports", "{\"repository\": \"../x\"}", "request-invalid"),
                                arguments(
                                        "/api/v1/imports",
                                        "{\"repository\": \"tiny/none\"}",
                                        "hub-repository-not-found"),
                                arguments(
                                        "/api/v1/imports",
                                        "{\"repository\": \"tiny/bert\", \"revision\": \"none\"}",
                                        "hub-revision-not-found"),
                                arguments(
                                        "/api/v1/imports",
                                        "{\"repository\": \"tiny/bert\", \"task\": \"dance\"}",
                                        "task-unknown")))
                .flatMap(table -> table);
    }

    private static Stream<Arguments> fineTunings() {
        return Stream.of(
                arguments(FINE_TUNINGS, "{", "request-malformed"),
                arguments(FINE_TUNINGS, "{}", "request-invalid"),
                arguments(FINE_TUNINGS, fineTuning("none@1", GOOD_DATA, "{}", "{}", "t"), "model-version-not-found"),
                arguments(
                        FINE_TUNINGS, fineTuning("base-bad@9", GOOD_DATA, "{}", "{}", "t"), "model-version-not-found"),
                arguments(
                        FINE_TUNINGS,
                        fineTuning("base-bad@1", "{\"train\": \"none@1\"}", "{}", "{}", "t"),
                        "dataset-version-not-found"),
                arguments(
                        FINE_TUNINGS,
                        fineTuning("base-bad@1", GOOD_DATA, "{\"text\": \"nowhere\"}", "{}", "t"),
                        "dataset-column-missing"),
                arguments(
                        FINE_TUNINGS,
                        fineTuning("base-bad@1", "{\"train\": \"one-label@1\"}", "{}", "{}", "t"),
                        "dataset-labels-invalid"),
                arguments(
                        FINE_TUNINGS,
                        fineTuning("base-bad@1", "{\"train\": \"two-rows@1\"}", "{}", "{}", "t"),
                        "dataset-empty"),
                arguments(
                        FINE_TUNINGS,
                        fineTuning(
                                "base-bad@1",
                                "{\"train\": \"messages-bad@1\", \"validation\": \"other-labels@1\"}",
                                "{}",
                                "{}",
                                "t"),
                        "dataset-labels-invalid"),
                arguments(FINE_TUNINGS, fineTuning("base-bad@1", GOOD_DATA, "{}", "{}", "../t"), "name-invalid"),
                arguments(
                        FINE_TUNINGS,
                        fineTuning("base-bad@1", GOOD_DATA, "{}", "{}", "t")
                                .replace("text-classification", "text-to-image"),
                        "model-task-unsupported"),
                arguments(
                        FINE_TUNINGS,
                        fineTuning("base-bad@1", GOOD_DATA, "{}", "{}", "t").replace("text-classification", "dance"),
                        "task-unknown"));
    }

    private static Stream<Arguments> recipes() {
        return Stream.of(
                        "{\"learningRate\": -1}",
                        "{\"learningRate\": \"fast\"}",
                        "{\"learningRate\": 1e999}",
                        "{\"epochs\": 0}",
                        "{\"trainBatchSize\": 0}",
                        "{\"trainBatchSize\": 1.5}",
                        "{\"warmupRatio\": 2}",
                        "{\"scheduler\": \"sawtooth\"}",
                        "{\"optimizer\": \"magic\"}",
                        "{\"precision\": \"fp7\"}",
                        "{\"maxSequenceLength\": 100000}",
                        "{\"learningrate\": 1e-5}",
                        "{\"earlyStopping\": {\"patience\": -1}}",
                        "[]")
                .map(recipe -> arguments(
                        FINE_TUNINGS,
                        fineTuning("base-bad@1", GOOD_DATA, "{}", recipe, "t"),
                        recipe.equals("[]") ? "re" : "recipe-invalid"));
    }

    private static Stream<Arguments> evaluations() {
        String good = "\"task\": \"text-classification\", \"dataset\": \"messages-bad@1\"";
        return Stream.of(
                arguments(EVALUATIONS, "{" + good + "}", "request-invalid"),
                arguments(EVALUATIONS, "{" + good + ", \"models\": [\"none@1\"]}", "model-version-not-found"),
                arguments(EVALUATIONS, "{" + good + ", \"endpoint\": \"none\"}", "endpoint-not-found"),
                arguments(
                        EVALUATIONS,
                        "{" + good + ", \"models\": [\"base-bad@1\"], \"columns\": {\"label\": \"nowhere\"}}",
                        "dataset-column-missing"),
                arguments(
                        EVALUATIONS,
                        "{\"task\": \"text-classification\", \"dataset\": \"none@1\", \"models\": [\"base-bad@1\"]}",
                        "dataset-version-not-found"),
                arguments(
                        EVALUATIONS,
                        "{\"task\": \"text-to-image\", \"dataset\": \"messages-bad@1\", \"models\": [\"base-bad@1\"]}",
                        "model-task-unsupported"));
    }

    private static Stream<Arguments> endpoints() {
        return Stream.of(
                arguments(ENDPOINTS, "{\"name\": \"e\", \"model\": \"none@1\"}", "model-not-found"),
                arguments(ENDPOINTS, "{\"name\": \"NO NAME\", \"model\": \"base-bad@1\"}", "name-invalid"),
                arguments(
                        ENDPOINTS,
                        "{\"name\": \"e\", \"model\": \"base-bad@1\", \"precision\": \"fp7\"}",
                        "parameter-invalid"),
                arguments(ENDPOINTS + "/none/predict", "{\"inputs\": \"a\"}", "endpoint-not-found"));
    }

    private static String fineTuning(String model, String data, String columns, String recipe, String output) {
        return "{\"baseModel\": \"" + model + "\", \"task\": \"text-classification\", \"data\": " + data
                + ", \"columns\": " + columns + ", \"recipe\": " + recipe + ", \"output\": {\"name\": \"" + output
                + "\"}}";
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldRefuseBeforeAnythingIsDone(String path, String body, String code) throws Exception {
        int jobs = api().get("/api/v1/jobs").path("items").size();

        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(machine.ports().frontDoorUrl() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        JsonNode problem = Json.read(answer.body(), JsonNode.class);
        assertThat(problem.path("code").asText()).as(answer.body()).startsWith(code);
        assertThat(problem.path("detail").asText()).hasSizeGreaterThan(20).doesNotContain("Exception");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(api().get("/api/v1/jobs").path("items")).hasSize(jobs);
        assertThat(api().get(ENDPOINTS).path("items")).isEmpty();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("empty.jsonl", new byte[0], "dataset-empty"),
                arguments("broken.jsonl", utf8("{\"text\": \"a\"}\n{\"text\": \n"), "dataset-malformed-row"),
                arguments("list.jsonl", utf8("[1]\n"), "dataset-malformed-row"),
                arguments("ragged.csv", utf8("text,label\na,b\na,b,c\n"), "dataset-malformed-row"),
                arguments("headless.csv", utf8("\n"), "dataset-empty"),
                arguments("latin.jsonl", new byte[] {'{', '"', (byte) 0xe4, '"', ':', '1', '}', '\n'}, "dataset-enc"),
                arguments("table.parquet", utf8("PAR1 no more"), "dataset-format-unsupported"),
                arguments("table.xlsx", utf8("PK"), "dataset-format-unsupported"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRegisterNothingOfABadFile(String name, byte[] content, String code) throws IOException {
        Path file = Files.write(root.resolve(name), content);
        JsonNode before = api().get("/api/v1/datasets").path("items");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> DatasetUpload.upload(api(), "bad-file", file, false)))
                .hasMessageContaining("[" + code);
        assertThat(api().get("/api/v1/datasets").path("items")).isEqualTo(before);
        try (Stream<Path> incoming = Files.list(place.artifacts().resolve("incoming"))) {
            assertThat(incoming).isEmpty();
        }
    }

    private void upload(String name, String rows) throws IOException {
        DatasetUpload.upload(api(), name, Files.writeString(root.resolve(name + ".jsonl"), rows), false);
    }

    private ApiClient api() {
        return job.api();
    }
}
