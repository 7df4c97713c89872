package io.ashlar.catalog.datasets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.testing.AshlarTestResource;
import io.ashlar.testing.http.EndlessPost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class BadUploadsIT {
    @Inject
    ArtifactStore artifacts;

    static Stream<Arguments> badUploads() {
        byte[] latin1 = "{\"text\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] longLine = new byte[9 << 20];
        Arrays.fill(longLine, (byte) 'x');
        return Stream.of(
                Arguments.of(
                        "bad.jsonl", Uploads.text("{\"a\": 1}\nnot json\n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of(
                        "bad.jsonl", Uploads.text("{\"a\": 1}\n{\"a\": \n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of("bad.jsonl", Uploads.text("{\"a\": 1}\n[1]\n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of(
                        "bad.jsonl",
                        Uploads.text("{\"a\": 1}\n{\"a\": \"x\"}\n"),
                        422,
                        "dataset-malformed-row",
                        "Line 2"),
                Arguments.of("bad.csv", Uploads.text("a,b\n1,2\n1,2,3\n"), 422, "dataset-malformed-row", "Line 3"),
                Arguments.of("bad.csv", Uploads.text("a,b\n1,\"2\n"), 422, "dataset-malformed-row", "Line 2"),
                Arguments.of("bad.jsonl", latin1, 422, "dataset-encoding-invalid", "UTF-8"),
                Arguments.of("bad.jsonl", new byte[0], 422, "dataset-empty", ""),
                Arguments.of("bad.csv", Uploads.text("a,b\n"), 422, "dataset-empty", ""),
                Arguments.of("bad.jsonl", longLine, 422, "dataset-line-too-long", ""),
                Arguments.of(
                        "bad.parquet",
                        Uploads.text("PAR1 not really PAR1"),
                        422,
                        "dataset-malformed-row",
                        "bad.parquet"),
                Arguments.of("bad.xlsx", Uploads.text("PK"), 415, "dataset-format-unsupported", "xlsx"),
                Arguments.of("", Uploads.text("a"), 415, "dataset-format-unsupported", ""));
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
        assertThat(Uploads.left()).isEmpty();
    }

    @Test
    void shouldRejectFormsThatLackSomething() {
        given().multiPart("name", "lacking")
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("code", equalTo("request-invalid"));
        given().multiPart("file", "a.csv", Uploads.text("a\n1\n"))
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("code", equalTo("request-invalid"));
        Uploads.upload("Not A Name", "a.csv", "a\n1\n").statusCode(400).body("code", equalTo("name-invalid"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/datasets")
                .then()
                .statusCode(415);
        assertThat(Uploads.left()).isEmpty();
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
        assertThat(Uploads.left()).isEmpty();
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
        assertThat(Uploads.left()).isEmpty();
    }

    @Test
    void shouldNotTrustTheNameOfTheFile() {
        Uploads.upload("tricky", "../../../tmp/escape.csv", "a\n1\n").statusCode(201);

        assertThat(Path.of("/tmp/escape.csv")).doesNotExist();
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
}
