package io.ashlar.inference.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.testing.models.TinyModel;
import io.ashlar.testing.models.TinyModel.Family;
import io.ashlar.testing.models.TinyVision;
import io.ashlar.testing.models.TinyWriters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's side of the contract: answers {@code GET /api/v1/models/{name}/versions/{version}} for tiny models
 * whose packages are in a real artifact store.
 */
public final class TinyCatalog implements AutoCloseable {
    private static final String VERSIONS = "/versions/";

    /** Stable Diffusion with a few thousand weights, made by the model library's script. */
    private static final Path PAINTER = Path.of(
            "..", "libs", "models", "src", "test", "resources", "io", "ashlar", "models", "diffusion", "second");

    private final Path folder;
    private final PackageStore packages;
    private final Map<String, ModelVersion> models = new ConcurrentHashMap<>();
    private final HttpServer server;

    private TinyCatalog(Path folder) throws IOException {
        this.folder = folder;
        this.packages = new PackageStore(FolderArtifactStore.at(artifacts()));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/models/", this::answer);
        server.start();
    }

    /**
     * A classifier {@code mood} (BERT: bad, good), a {@code pairs} (RoBERTa: no, yes), an encoder without a head
     * {@code encoder}, a {@code filler} of masks, a {@code tagger} and a {@code reader} whose heads are drawn, a
     * {@code looker} at pictures, a {@code painter} of them, a {@code writer}, a {@code summarizer} and a
     * {@code translator}, {@code minilm-sized} for measuring, and {@code lost}, whose package is not in the store.
     */
    public static TinyCatalog start(Path folder) {
        try {
            return new TinyCatalog(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packages are made when they are first asked for. */
    private @Nullable ModelVersion make(String name) {
        return switch (name) {
            case "mood" -> add(name, Task.TEXT_CLASSIFICATION, TinyModel.classifier(Family.BERT, "bad", "good"));
            case "pairs" -> add(name, Task.TEXT_CLASSIFICATION, TinyModel.classifier(Family.ROBERTA, "no", "yes"));
            case "encoder" -> add(name, Task.FILL_MASK, TinyModel.encoder(Family.BERT));
            case "filler" -> add(name, Task.FILL_MASK, TinyModel.maskedTokens(Family.BERT));
            case "tagger" -> add(name, Task.TOKEN_CLASSIFICATION, TinyModel.encoder(Family.BERT));
            case "reader" -> add(name, Task.QUESTION_ANSWERING, TinyModel.encoder(Family.ROBERTA));
            case "writer" -> stored(name, Task.TEXT_GENERATION, TinyWriters.gpt2(made(name)));
            case "summarizer" -> stored(name, Task.SUMMARIZATION, TinyWriters.bart(made(name)));
            case "translator" -> stored(name, Task.TRANSLATION, TinyWriters.bart(made(name)));
            case "looker" -> stored(name, Task.IMAGE_CLASSIFICATION, TinyVision.classifier(made(name), "cat", "dog"));
            case "painter" -> stored(name, Task.TEXT_TO_IMAGE, PAINTER);
            case "minilm-sized" ->
                add(
                        name,
                        Task.TEXT_CLASSIFICATION,
                        TinyModel.classifier(Family.BERT, "bad", "good").withSizes(384, 6, 12, 1536, 512));
            case "lost" -> version(name, Task.TEXT_CLASSIFICATION, "1".repeat(64));
            default -> null;
        };
    }

    private ModelVersion add(String name, Task task, TinyModel model) {
        return stored(name, task, model.write(made(name)));
    }

    private Path made(String name) {
        return folder.resolve("made").resolve(name);
    }

    private ModelVersion stored(String name, Task task, Path made) {
        return version(name, task, packages.store(made, Handover.COPY).sha256());
    }

    private static ModelVersion version(String name, Task task, String digest) {
        ModelCandidate candidate = new ModelCandidate(
                name,
                task,
                digest,
                "bert",
                1,
                1,
                64,
                List.of(),
                List.of(),
                new ModelSource("folder", name, null),
                null,
                "workspace",
                null,
                Map.of());
        return new ModelVersion(name, 1, candidate, Instant.EPOCH);
    }

    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1/models/".length());
        int at = path.indexOf(VERSIONS);
        String name = path.substring(0, at);
        String version = path.substring(at + VERSIONS.length());
        ModelVersion model = models.computeIfAbsent(name, this::make);
        if (model == null) {
            send(exchange, Problem.of(ProblemCode.MODEL_NOT_FOUND, "There is no model '" + name + "'.", null), 404);
        } else if (version.equals("latest") || version.equals("1")) {
            send(exchange, model, 200);
        } else {
            send(exchange, Problem.of(ProblemCode.MODEL_VERSION_NOT_FOUND, "No version " + version, null), 404);
        }
    }

    private static void send(HttpExchange exchange, Object body, int status) throws IOException {
        byte[] json = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", status == 200 ? "application/json" : Problem.MEDIA_TYPE);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
