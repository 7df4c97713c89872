package io.ashlar.catalog.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ashlar.artifacts.Digest;
import io.ashlar.catalog.KafkaNews;
import io.ashlar.catalog.RegisteredModels;
import io.ashlar.catalog.StoredPackages;
import io.ashlar.contracts.events.Topics;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class ModelContentIT {
    private static final String PATH = "/api/v1/models/content/versions/1";
    private static final String CARD = """
            ---
            language: en
            datasets: [snli]
            bomb: &a [x, x, x]
            license: mit
            ---
            # Content

            Hello <b onclick="alert(1)">there</b>. <script>alert(document.cookie)</script>
            """;

    private static boolean registered;

    @Inject
    StoredPackages packages;

    @BeforeEach
    void register() {
        if (!registered) {
            try (KafkaNews news = new KafkaNews(Topics.MODELS)) {
                new RegisteredModels(news).register(StoredPackages.imported("content", packages.withCard(CARD)));
            }
            registered = true;
        }
    }

    @Test
    void shouldShowTheCardWithoutItsScripts() {
        given().get(PATH + "/card")
                .then()
                .statusCode(200)
                .body("title", equalTo("Content"))
                .body("facts.licence", equalTo("mit"))
                .body("facts.datasets", contains("snli"))
                .body("html", containsString("<b>there</b>"))
                .body("html", not(containsString("script")))
                .body("html", not(containsString("onclick")));
    }

    @Test
    void shouldRegisterAModelWhoseCardIsABomb() {
        StringBuilder bomb = new StringBuilder("---\na0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        Digest digest = packages.withCard(bomb + "---\n" + "> ".repeat(20_000) + "deep");
        try (KafkaNews news = new KafkaNews(Topics.MODELS)) {
            new RegisteredModels(news).register(StoredPackages.imported("bomb", digest));
        }

        given().get("/api/v1/models/bomb/versions/latest/card")
                .then()
                .statusCode(200)
                .body("warnings[0]", containsString("The front matter cannot be read"));
    }

    @Test
    void shouldListFilesWithTheirDigests() {
        given().get(PATH + "/files")
                .then()
                .statusCode(200)
                .body("path", contains("README.md", "config.json", "onnx/model.txt"))
                .body(
                        "[2].digest",
                        equalTo(Digest.of("0123456789".getBytes(StandardCharsets.UTF_8))
                                .sha256()))
                .body("[2].size", equalTo(10));
    }

    @Test
    void shouldSendFilesWholeOrInPart() {
        String digest = Digest.of("0123456789".getBytes(StandardCharsets.UTF_8)).sha256();
        given().get(PATH + "/files/onnx/model.txt")
                .then()
                .statusCode(200)
                .header("Content-Length", "10")
                .header("ETag", "\"" + digest + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/octet-stream")
                .body(equalTo("0123456789"));
        given().header("Range", "bytes=3-5")
                .get(PATH + "/files/onnx/model.txt")
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 3-5/10")
                .body(equalTo("345"));
        given().header("Range", "bytes=-2")
                .get(PATH + "/files/onnx/model.txt")
                .then()
                .statusCode(206)
                .body(equalTo("89"));
        given().header("Range", "bytes=10-")
                .get(PATH + "/files/onnx/model.txt")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../../../etc/passwd",
                "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "..%2f..%2f..%2fetc%2fpasswd",
                "%2Fetc%2Fpasswd",
                "onnx%2f..%2fconfig.json",
                "onnx%2f%2fmodel.txt",
                "onnx%5cmodel.txt",
                "config.json%00.md",
                "onnx",
                "nothing.bin",
                "C:%5Cwindows"
            })
    void shouldGiveNothingButThePackagesFiles(String path) throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        URI address = URI.create("http://127.0.0.1:" + port + PATH + "/files/" + path);

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("root:").contains("\"code\"");
    }
}
