package io.ashlar.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ashlar's REST API at one address. Every failure is an {@link ApiException} that says what to do. */
public final class ApiClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int FIRST_ERROR = 400;

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** {@code base} is the front door, for example {@code http://127.0.0.1:8080}. */
    public ApiClient(URI base) {
        if (base.getHost() == null || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
            throw new ApiException(
                    "'" + base
                            + "' is no address of Ashlar: --url (or ASHLAR_URL) takes one like http://127.0.0.1:8080.",
                    ApiException.USAGE,
                    null);
        }
        this.base = base;
    }

    /** The answer to a GET, as JSON. */
    public JsonNode get(String path) {
        return json(send(request(path).GET().build()));
    }

    /** The answer to a GET, as the record. */
    public <T> T get(String path, Class<T> type) {
        return Json.MAPPER.convertValue(get(path), type);
    }

    /** A list with the items of all its pages: the first page's answer, whose {@code next} is gone. */
    public ObjectNode list(String path) {
        ObjectNode all = (ObjectNode) get(path);
        String next = all.path("next").asText("");
        while (!next.isEmpty()) {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "cursor="
                    + URLEncoder.encode(next, StandardCharsets.UTF_8));
            all.withArray("items").addAll((ArrayNode) page.withArray("items"));
            next = page.path("next").asText("");
        }
        all.remove("next");
        return all;
    }

    /** The answer to a GET, as text. */
    public String text(String path) {
        return read(send(request(path).GET().build()));
    }

    /** The answer to a GET, as it is. */
    public byte[] bytes(String path) {
        return bytes(send(request(path).GET().build()));
    }

    /** The answer to a POST of JSON; {@code body} may be absent. */
    public JsonNode post(String path, @Nullable Object body) {
        BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body));
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .POST(content)
                .build()));
    }

    /** A POST that may be sent again when its answer was lost: the service does what {@code key} stands for once. */
    public JsonNode postOnce(String path, Object body, String key) {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build()));
    }

    /** The answer to a POST of any content. */
    public JsonNode post(String path, String contentType, BodyPublisher content) {
        return json(send(
                request(path).header("Content-Type", contentType).POST(content).build()));
    }

    /** A DELETE; its answer has no body. */
    public void delete(String path) {
        read(send(request(path).DELETE().build()));
    }

    /** A stream of server-sent events, open until either side ends it. */
    public ServerSentEvents events(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        return new ServerSentEvents(send(request).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json;q=0.9, */*;q=0.1");
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        HttpResponse<InputStream> response;
        try {
            response = http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw ApiException.unreachable(base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException("Interrupted.", ApiException.FAILED, e);
        }
        if (response.statusCode() >= FIRST_ERROR) {
            throw ApiException.of(response.statusCode(), problem(response), request.uri());
        }
        return response;
    }

    private static @Nullable Problem problem(HttpResponse<InputStream> response) {
        try {
            return Json.read(read(response), Problem.class);
        } catch (ApiException | UncheckedIOException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static JsonNode json(HttpResponse<InputStream> response) {
        String body = read(response);
        try {
            return body.isBlank() ? Json.MAPPER.nullNode() : Json.read(body, JsonNode.class);
        } catch (UncheckedIOException e) {
            throw new ApiException(
                    response.uri() + " did not answer with JSON: --url must name Ashlar's front door.",
                    ApiException.FAILED,
                    e);
        }
    }

    private static String read(HttpResponse<InputStream> response) {
        return new String(bytes(response), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new ApiException(
                    "The answer of " + response.uri() + " broke off: " + e.getMessage() + ". Try again.",
                    ApiException.UNREACHABLE,
                    e);
        }
    }
}
