package io.ashlar.training.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that speaks as much of MLflow's API as a run needs, for one run, and keeps what arrives. */
final class Recorder implements AutoCloseable {
    final List<JsonNode> points = new CopyOnWriteArrayList<>();
    final List<JsonNode> parameters = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    volatile int refused;
    volatile boolean isThere;

    private final HttpServer server;

    Recorder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath().replaceFirst("^/api/2.0/mlflow/", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            int status = refused > 0 ? 503 : 200;
            refused = Math.max(0, refused - 1);
            String answer = "{}";
            if (status == 200) {
                answer = answer(path, body.isEmpty() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body));
                status = answer.isEmpty() ? 404 : 200;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private String answer(String path, JsonNode body) {
        calls.add(path + (body.has("status") ? " " + body.path("status").asText() : ""));
        return switch (path) {
            case "experiments/get-by-name" -> isThere ? "{\"experiment\": {\"experiment_id\": \"7\"}}" : "";
            case "experiments/create" -> "{\"experiment_id\": \"7\"}";
            case "runs/search" ->
                isThere
                        ? "{\"runs\": [{\"info\": {\"run_id\": \"r1\"}, \"data\": {\"metrics\": [{\"key\": \"loss\", \"step\": 2}]}}]}"
                        : "{}";
            case "runs/create" -> "{\"run\": {\"info\": {\"run_id\": \"r1\"}}}";
            case "runs/log-batch" -> {
                body.path("metrics").forEach(points::add);
                body.path("params").forEach(parameters::add);
                yield "{}";
            }
            default -> "{}";
        };
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
