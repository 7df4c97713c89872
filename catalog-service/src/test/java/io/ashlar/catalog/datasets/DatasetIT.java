package io.ashlar.catalog.datasets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.testing.AshlarTestResource;
import io.ashlar.testing.http.EndlessPost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class DatasetIT {
    private static final String ROWS = """
            {"text": "The card was declined", "label": "payment"}
            {"text": "Where is my parcel?", "label": "delivery"}
            {"text": "Paid twice", "label": "payment"}
            """;

    @Inject
    ArtifactStore artifacts;

    @Test
    void shouldRegisterProfileAndGiveBackWhatWasUploaded() {
        DatasetVersion version = read(upload("messages", "messages.jsonl", ROWS).statusCode(201));

        assertThat(version.ref()).hasToString("messages@1");
        assertThat(version.rowCount()).isEqualTo(3);
        assertThat(version.format()).isEqualTo("jsonl");
        assertThat(version.columns()).extracting("name").containsExactly("text", "label");
        String path = "/api/v1/datasets/messages/versions/";
        assertThat(read(given().get(path + "1").then().statusCode(200))).isEqualTo(version);
        assertThat(read(given().get(path + "latest").then().statusCode(200))).isEqualTo(version);
        given().get(path + "1/profile")
                .then()
                .statusCode(200)
                .body("rowCount", equalTo(3))
                .body("columns[1].topValues[0].value", equalTo("payment"))
                .body("columns[1].topValues[0].count", equalTo(2));
        given().get(path + "1/preview")
                .then()
                .statusCode(200)
                .body("columns", contains("text", "label"))
                .body("rows", hasSize(3))
                .body("rows[1].text", equalTo("Where is my parcel?"));
        given().get(path + "1/content").then().statusCode(200).body(equalTo(ROWS));
        given().header("Range", "bytes=0-7")
                .get(path + "1/content")
                .then()
                .statusCode(206)
                .body(equalTo("{\"text\":"));
    }

    @Test
    void shouldCountVersionsByContent() {
        upload("counted", "a.csv", "text,label\nx,1\n").statusCode(201).header("Location", notNullValue());
        upload("counted", "b.csv", "text,label\ny,2\n").statusCode(201).body("version", equalTo(2));
        upload("counted", "c.csv", "text,label\nx,1\n").statusCode(200).body("version", equalTo(1));
        upload("other", "a.csv", "text,label\nx,1\n").statusCode(201).body("version", equalTo(1));
        given().get("/api/v1/datasets/counted").then().statusCode(200).body("versions.version", contains(2, 1));
        given().get("/api/v1/datasets?q=counted")
                .then()
                .body("items", hasSize(1))
                .body("items[0].latest.version", equalTo(2))
                .body("items[0].versions", equalTo(2));
    }

    @Test
    void shouldNumberConcurrentUploadsWithoutGapsOrDoubles() {
        List<Integer> versions = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> read(upload("crowded", "d.csv", "text,label\nx," + i / 2 + "\n"))
                        .version())
                .toList();

        assertThat(versions).hasSize(8);
        assertThat(versions.stream().distinct().sorted()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shouldTakeTheFormatThatIsGiven() {
        given().multiPart("name", "given")
                .multiPart("file", "data", "a\tb\n1\t2\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("format", "tsv")
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .body("format", equalTo("tsv"));
    }

    @Test
    void shouldOnlyCheckInADryRun() {
        given().multiPart("name", "dry")
                .multiPart("file", "dry.jsonl", ROWS.replace("parcel", "letter").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?dryRun=true")
                .then()
                .statusCode(200)
                .body("rowCount", equalTo(3))
                .body("columns.name", contains("text", "label"));

        given().get("/api/v1/datasets/dry").then().statusCode(404).body("code", equalTo("dataset-not-found"));
        assertThat(artifacts.find(digest(ROWS.replace("parcel", "letter")))).isEmpty();
        assertThat(uploads()).isEmpty();
    }

    static Stream<Arguments> badUploads() {
        byte[] latin1 = "{\"text\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] longLine = new byte[9 << 20];
        Arrays.fill(longLine, (byte) 'x');
        return Stream.of(
                Arguments.of("bad.jsonl", text("{\"a\": 1}\nnot json\n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of("bad.jsonl", text("{\"a\": 1}\n{\"a\": \n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of("bad.jsonl", text("{\"a\": 1}\n[1]\n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of("bad.jsonl", text("{\"a\": 1}\n{\"a\": \"x\"}\n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of("bad.csv", text("a,b\n1,2\n1,2,3\n"), 422, "dataset-malformed-row", "Line 3"),
                Arguments.of("bad.csv", text("a,b\n1,\"2\n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of("bad.jsonl", latin1, 422, "dataset-encoding-invalid", "UTF-8"),
                Arguments.of("bad.jsonl", new byte[0], 422, "dataset-empty", ""),
                Arguments.of("bad.csv", text("a,b\n"), 422, "dataset-empty", ""),
                Arguments.of("bad.jsonl", longLine, 422, "dataset-line-too-long", ""),
                Arguments.of("bad.parquet", text("PAR1 not really PAR1"), 422, "dataset-malformed-row", "bad.parquet"),
                Arguments.of("bad.xlsx", text("PK"), 415, "dataset-format-unsupported", "xlsx"),
                Arguments.of("", text("a"), 415, "dataset-format-unsupported", ""));
    }

    @ParameterizedTest
    @MethodSource("badUploads")
    void shouldRejectBadFilesAndLeaveNothingBehind(
            String fileName, byte[] content, int status, String code, String detail) {
        given().multiPart("name", "bad")
                .multiPart("file", fileName, content)
                .post("/api/v1/datasets")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail));

        given().get("/api/v1/datasets/bad").then().statusCode(404);
        assertThat(artifacts.find(Digest.of(content))).isEmpty();
        assertThat(uploads()).isEmpty();
    }

    @Test
    void shouldRejectFormsThatLackSomething() {
        given().multiPart("name", "lacking")
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("code", equalTo("request-invalid"));
        given().multiPart("file", "a.csv", text("a\n1\n"))
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("code", equalTo("request-invalid"));
        upload("Not A Name", "a.csv", "a\n1\n").statusCode(400).body("code", equalTo("name-invalid"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/datasets")
                .then()
                .statusCode(415);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void shouldRejectUploadsThatBreakOff() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(HttpRequest.BodyPublishers.ofString(
                "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nbroken\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na\n1\n"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"request-malformed\"");
        given().get("/api/v1/datasets/broken").then().statusCode(404);
    }

    @Test
    void shouldRejectUploadsBeyondTheBound() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(HttpRequest.BodyPublishers.ofByteArray(new byte[33 << 20]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"payload-too-large\"").contains(String.valueOf(32 << 20));
        assertThat(uploads()).isEmpty();
    }

    @Test
    void shouldEndUploadsThatGoOnBeyondTheBoundWithoutSayingSo() throws IOException {
        String start = "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nhuge\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"huge.jsonl\"\r\n\r\n";

        Problem problem = new EndlessPost(
                        RestAssured.port, "/api/v1/datasets", "multipart/form-data; boundary=x", start)
                .refusal(128L << 20);

        assertThat(problem.detail()).contains(String.valueOf(32 << 20));
        given().get("/api/v1/datasets/huge").then().statusCode(404);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void shouldNotTrustTheNameOfTheFile() {
        upload("tricky", "../../../tmp/escape.csv", "a\n1\n").statusCode(201);

        assertThat(Path.of("/tmp/escape.csv")).doesNotExist();
    }

    @Test
    void shouldDeleteAVersion() {
        upload("deleted", "a.csv", "a\n1\n").statusCode(201);

        given().delete("/api/v1/datasets/deleted/versions/1").then().statusCode(204);

        given().get("/api/v1/datasets/deleted/versions/latest").then().statusCode(404);
        given().delete("/api/v1/datasets/deleted/versions/1").then().statusCode(404);
        upload("deleted", "a.csv", "a\n1\n").statusCode(201).body("version", equalTo(2));
    }

    @Test
    void shouldPageByName() {
        upload("page-a", "a.csv", "a\n1\n");
        upload("page-b", "a.csv", "a\n1\n");
        String next = given().get("/api/v1/datasets?q=page-&limit=1")
                .then()
                .body("items.name", contains("page-a"))
                .extract()
                .path("next");

        given().queryParam("cursor", next)
                .get("/api/v1/datasets?q=page-")
                .then()
                .body("items.name", hasItem("page-b"));
        given().get("/api/v1/datasets?cursor=x").then().statusCode(400).body("code", equalTo("cursor-invalid"));
    }

    private static HttpResponse<String> post(HttpRequest.BodyPublisher form) throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/datasets"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(form)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static ValidatableResponse upload(String name, String fileName, String content) {
        return given().multiPart("name", name)
                .multiPart("file", fileName, text(content))
                .post("/api/v1/datasets")
                .then();
    }

    private static DatasetVersion read(ValidatableResponse response) {
        return Json.read(response.extract().asString(), DatasetVersion.class);
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static Digest digest(String content) {
        return Digest.of(text(content));
    }

    /** Temporary files of uploads that are still there. */
    private static List<Path> uploads() {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("quarkus.http.body.uploads-directory", String.class));
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
