package io.ashlar.training.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MLflow's REST API, version 2.0, as far as a run needs it. Blocks; every failure is an {@link IOException}. */
final class MlflowServer {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int NOT_FOUND = 404;
    private static final int SHOWN = 200;

    private final String base;
    private final @Nullable String token;
    private final HttpClient client;

    MlflowServer(String trackingUri, @Nullable String token) {
        this.base = trackingUri.replaceFirst("/+$", "") + "/api/2.0/mlflow/";
        this.token = token;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** A run that is there, with the last step of each of its metrics. */
    record Found(String id, Map<String, Long> lastSteps) {}

    /** A number of a metric at a step. */
    record Point(String key, double value, long step, long timestamp) {}

    /** The experiment's id; it is made where there is none. */
    String experiment(String name) throws IOException {
        Optional<JsonNode> there = send("GET", "experiments/get-by-name?experiment_name=" + encoded(name), null, true);
        if (there.isPresent()) {
            return there.get().path("experiment").path("experiment_id").asText();
        }
        return post("experiments/create", Json.MAPPER.createObjectNode().put("name", name))
                .path("experiment_id")
                .asText();
    }

    /** The run with this tag, if there is one. */
    Optional<Found> find(String experiment, String tag, String value) throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putArray("experiment_ids").add(experiment);
        body.put("filter", "tags.`" + tag + "` = '" + value + "'").put("max_results", 1);
        JsonNode run = post("runs/search", body).path("runs").path(0);
        if (run.isMissingNode()) {
            return Optional.empty();
        }
        Map<String, Long> last = new java.util.HashMap<>();
        run.path("data")
                .path("metrics")
                .forEach(metric -> last.put(
                        metric.path("key").asText(), metric.path("step").asLong()));
        return Optional.of(new Found(run.path("info").path("run_id").asText(), last));
    }

    /** A new run's id. */
    String create(String experiment, String name, long start, Map<String, String> tags) throws IOException {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("experiment_id", experiment)
                .put("run_name", name)
                .put("start_time", start);
        body.set("tags", pairs(tags));
        return post("runs/create", body).path("run").path("info").path("run_id").asText();
    }

    /** Adds to a run; at most 1000 points and 100 parameters at a time. */
    void log(String run, List<Point> points, Map<String, String> parameters) throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode().put("run_id", run);
        ArrayNode metrics = body.putArray("metrics");
        points.forEach(point -> metrics.addObject()
                .put("key", point.key())
                .put("value", point.value())
                .put("step", point.step())
                .put("timestamp", point.timestamp()));
        body.set("params", pairs(parameters));
        post("runs/log-batch", body);
    }

    /** Says how a run stands; {@code end} only of one that has ended. */
    void update(String run, String status, @Nullable Long end) throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode().put("run_id", run).put("status", status);
        if (end != null) {
            body.put("end_time", end);
        }
        post("runs/update", body);
    }

    private static ArrayNode pairs(Map<String, String> values) {
        ArrayNode pairs = Json.MAPPER.createArrayNode();
        values.forEach((key, value) -> pairs.addObject().put("key", key).put("value", value));
        return pairs;
    }

    private JsonNode post(String path, JsonNode body) throws IOException {
        return send("POST", path, body, false).orElseThrow();
    }

    private Optional<JsonNode> send(String method, String path, @Nullable JsonNode body, boolean mayBeAbsent)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (mayBeAbsent && answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answer.statusCode() / 100 != 2) {
                String text = answer.body();
                throw new IOException(path + " answered " + answer.statusCode() + ": "
                        + text.substring(0, Math.min(SHOWN, text.length())));
            }
            return Optional.of(Json.MAPPER.readTree(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
