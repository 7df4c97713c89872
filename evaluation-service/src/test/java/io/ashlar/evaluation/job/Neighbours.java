package io.ashlar.evaluation.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.contracts.requests.EndpointView;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The services that an evaluation talks to, by their contracts: a catalog with a few models and datasets, and endpoints
 * over gRPC. A model that is called {@code keyword} says "good" of texts with that word in them and is right about it,
 * {@code contrary} says the opposite, {@code shout} translates into capitals.
 */
final class Neighbours implements AutoCloseable {
    private final Path folder;
    private final ArtifactStore store;
    private final Map<String, DatasetVersion> datasets = new ConcurrentHashMap<>();
    private final Map<String, EndpointView> endpoints = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer http;
    private final Server grpc;

    Neighbours(Path folder) throws IOException {
        this.folder = folder;
        this.store = FolderArtifactStore.at(artifacts());
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/v1/models/", this::model);
        http.createContext("/api/v1/datasets/", this::dataset);
        http.createContext("/api/v1/endpoints", this::endpoint);
        http.start();
        this.grpc = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Endpoints())
                .build()
                .start();
    }

    Path artifacts() {
        return folder.resolve("artifacts");
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    String grpcAddress() {
        return "127.0.0.1:" + grpc.getPort();
    }

    /** How many prediction requests there were. */
    int requests() {
        return requests.get();
    }

    /** Temporary endpoints that are still there. */
    List<String> endpoints() {
        return endpoints.keySet().stream().sorted().toList();
    }

    /** Makes a dataset of JSON lines. */
    void dataset(String name, String... lines) {
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        String digest =
                store.put(new ByteArrayInputStream(content), content.length).sha256();
        datasets.put(
                name,
                new DatasetVersion(name, 1, digest, "jsonl", lines.length, content.length, List.of(), Instant.EPOCH));
    }

    private static @Nullable ModelVersion version(String name) {
        return switch (name) {
            case "keyword", "contrary" -> version(name, Task.TEXT_CLASSIFICATION, List.of("bad", "good"), List.of());
            case "untuned" -> version(name, Task.TEXT_CLASSIFICATION, List.of(), List.of("classifier.weight"));
            case "shout" -> version(name, Task.TRANSLATION, List.of(), List.of());
            default -> null;
        };
    }

    private static ModelVersion version(String name, Task task, List<String> labels, List<String> newWeights) {
        return new ModelVersion(
                name,
                1,
                new ModelCandidate(
                        name,
                        task,
                        "0".repeat(64),
                        "bert",
                        1,
                        1,
                        64,
                        labels,
                        newWeights,
                        new ModelSource("folder", name, null),
                        null,
                        "workspace",
                        null,
                        Map.of()),
                Instant.EPOCH);
    }

    private void model(HttpExchange exchange) throws IOException {
        send(exchange, version(exchange.getRequestURI().getPath().split("/", -1)[4]));
    }

    private void dataset(HttpExchange exchange) throws IOException {
        send(exchange, datasets.get(exchange.getRequestURI().getPath().split("/", -1)[4]));
    }

    private void endpoint(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                EndpointRequest request = Json.read(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        EndpointRequest.class);
                EndpointView view = view(request);
                endpoints.put(request.name(), view);
                send(exchange, view);
            }
            case "DELETE" -> send(exchange, endpoints.remove(path[4]));
            default -> send(exchange, endpoints.get(path[4]));
        }
    }

    private static EndpointView view(EndpointRequest request) {
        VersionRef model = request.model();
        ModelVersion version = version(model.name());
        if (version == null) {
            throw new IllegalStateException("the service deployed a model that the catalog does not have: " + model);
        }
        return new EndpointView(
                request.name(),
                model,
                version.model().task(),
                "fp32",
                EndpointView.State.READY,
                version.model().labels().isEmpty()
                        ? request.labels()
                        : version.model().labels(),
                version.model().newWeights(),
                64,
                null,
                request.leasedTo(),
                Instant.EPOCH);
    }

    private static void send(HttpExchange exchange, @Nullable Object body) throws IOException {
        Object answer = body == null ? Problem.of(ProblemCode.ROUTE_NOT_FOUND, "It is not there.", null) : body;
        byte[] json = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body == null ? Problem.MEDIA_TYPE : "application/json");
        exchange.sendResponseHeaders(body == null ? 404 : 200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        grpc.shutdownNow();
    }

    /** Answers by the rules of the models' names. */
    private final class Endpoints extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
        @Override
        public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> observer) {
            requests.incrementAndGet();
            EndpointView view = endpoints.get(request.getModelName());
            InferTensorContents.Builder answers = InferTensorContents.newBuilder();
            for (ByteString text : request.getInputs(0).getContents().getBytesContentsList()) {
                answers.addBytesContents(ByteString.copyFromUtf8(
                        Json.write(answer(view == null ? "" : view.model().name(), text.toStringUtf8()))));
            }
            observer.onNext(ModelInferResponse.newBuilder()
                    .addOutputs(ModelInferResponse.InferOutputTensor.newBuilder()
                            .setName("json")
                            .setDatatype("BYTES")
                            .setContents(answers))
                    .build());
            observer.onCompleted();
        }

        private Object answer(String model, String text) {
            if (model.equals("shout")) {
                return List.of(Map.of("translation_text", text.toUpperCase(Locale.ROOT)));
            }
            boolean good = text.contains("good") != model.equals("contrary");
            ArrayNode labels = Json.MAPPER.createArrayNode();
            labels.addObject().put("label", "good").put("score", good ? 0.9 : 0.2);
            labels.addObject().put("label", "bad").put("score", good ? 0.1 : 0.8);
            return labels;
        }
    }
}
