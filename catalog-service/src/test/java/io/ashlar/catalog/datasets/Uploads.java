package io.ashlar.catalog.datasets;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Uploads of datasets, as a form. */
final class Uploads {
    private Uploads() {}

    static ValidatableResponse upload(String name, String fileName, String content) {
        return given().multiPart("name", name)
                .multiPart("file", fileName, text(content))
                .post("/api/v1/datasets")
                .then();
    }

    static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** Temporary files of uploads that are still there. */
    static List<Path> left() {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("quarkus.http.body.uploads-directory", String.class));
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
