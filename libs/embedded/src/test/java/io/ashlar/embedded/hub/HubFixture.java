package io.ashlar.embedded.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Hub over one repository (org/model: a card, a configuration, a large file; and its revision v2), and a client for
 * it.
 */
final class HubFixture implements AutoCloseable {
    static final byte[] WEIGHTS = "0123456789abcdefghij".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    final SmallHub hub;
    private final HttpClient client = HttpClient.newHttpClient();

    HubFixture(Path root) throws IOException {
        write(root.resolve("org/model/README.md"), """
                ---
                license: apache-2.0
                language: [en, de]
                pipeline_tag: text-classification
                library_name: transformers
                tags: [small]
                ---
                # A model
                """);
        write(root.resolve("org/model/config.json"), "{\"model_type\": \"bert\", \"vocab_size\": 3}");
        Files.write(root.resolve("org/model/model.safetensors"), WEIGHTS);
        write(root.resolve("org/model/onnx/a b+c.txt"), "odd");
        write(root.resolve("org/model@v2/config.json"), "{\"model_type\": \"roberta\"}");
        write(root.resolve("org/.unfinished/config.json"), "{}");
        hub = SmallHub.start(0, root);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : hub.baseUrl() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(path).body());
    }

    @Override
    public void close() {
        hub.close();
    }
}
