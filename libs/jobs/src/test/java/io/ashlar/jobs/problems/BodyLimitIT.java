package io.ashlar.jobs.problems;

import static io.ashlar.jobs.app.JobsClient.JOBS;
import static io.ashlar.jobs.app.JobsClient.post;
import static io.ashlar.jobs.app.JobsClient.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.testing.AshlarTestResource;
import io.ashlar.testing.http.EndlessPost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(AshlarTestResource.class)
class BodyLimitIT {
    private static final int LIMIT = 10 << 20;

    @Test
    void shouldRefuseABodyThatSaysItIsTooLarge() {
        Problem problem = problem(post(JOBS, "x".repeat(LIMIT + 1), Map.of()), ProblemCode.PAYLOAD_TOO_LARGE);

        assertThat(problem.detail()).contains(String.valueOf(LIMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {JOBS, "/api/v1/widgets"})
    void shouldRefuseABodyThatGoesOnAndOn(String path) throws IOException {
        Problem problem =
                new EndlessPost(RestAssured.port, path, "application/json", "{\"name\": \"").refusal(4L * LIMIT);

        assertThat(problem.instance()).isEqualTo(path);
        assertThat(problem.detail()).contains(String.valueOf(LIMIT));
    }

    @Test
    void shouldRefuseAFormThatGoesOnAndOn() throws IOException {
        String start = "--x\r\nContent-Disposition: form-data; name=\"text\"; filename=\"a\"\r\n\r\n";

        Problem problem = new EndlessPost(
                        RestAssured.port, "/api/v1/widgets/form", "multipart/form-data; boundary=x", start)
                .refusal(4L * LIMIT);

        assertThat(problem.detail()).contains(String.valueOf(LIMIT));
    }

    @Test
    void shouldTakeABodyThatDoesNotSayItsLength() {
        String widget = "{\"name\":\"" + "b".repeat(100_000) + "\",\"size\":2}";

        String answer = given().contentType("application/json")
                .body(new ByteArrayInputStream(widget.getBytes(StandardCharsets.UTF_8)))
                .post("/api/v1/widgets")
                .asString();

        assertThat(answer).isEqualTo(widget);
    }

    @Test
    void shouldTakeRequestsOverHttp2() throws Exception {
        String widget = "{\"name\":\"" + "c".repeat(100_000) + "\",\"size\":3}";
        URI widgets = URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/widgets");
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<String> unread = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + JOBS))
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> sent = client.send(
                HttpRequest.newBuilder(widgets)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(widget.getBytes(StandardCharsets.UTF_8))))
                        .build(),
                BodyHandlers.ofString());

        assertThat(unread.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(unread.statusCode()).isEqualTo(200);
        assertThat(sent.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(sent.body()).isEqualTo(widget);
    }
}
