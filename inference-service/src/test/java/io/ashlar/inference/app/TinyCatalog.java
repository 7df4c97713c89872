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

/**
 * The catalog's side of the contract: answers {@code GET /api/v1/models/{name}/versions/{version}} for tiny models whose
 * packages are in a real artifact store.
 */
public final class TinyCatalog implements AutoCloseable {
    private static final String VERSIONS = "/versions/";

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
     * {@code encoder}, a {@code filler} of masks, a {@code translator} that nothing serves, and {@code lost}, whose
     * package is not in the store.
     */
    public static TinyCatalog start(Path folder) {
        try {
            TinyCatalog catalog = new TinyCatalog(folder);
            catalog.add("mood", Task.TEXT_CLASSIFICATION, TinyModel.classifier(Family.BERT, "bad", "good"));
            catalog.add("pairs", Task.TEXT_CLASSIFICATION, TinyModel.classifier(Family.ROBERTA, "no", "yes"));
            catalog.add("encoder", Task.FILL_MASK, TinyModel.encoder(Family.BERT));
            catalog.add("filler", Task.FILL_MASK, TinyModel.maskedTokens(Family.BERT));
            catalog.keep("translator", Task.TRANSLATION, "0".repeat(64));
            catalog.keep("lost", Task.TEXT_CLASSIFICATION, "1".repeat(64));
            return catalog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, Task task, TinyModel model) {
        Path made = model.write(folder.resolve("made").resolve(name));
        keep(name, task, packages.store(made, Handover.COPY).sha256());
    }

    private void keep(String name, Task task, String digest) {
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
        models.put(name, new ModelVersion(name, 1, candidate, Instant.EPOCH));
    }

    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /** The folder that a model's package was made from. */
    public Path made(String name) {
        return folder.resolve("made").resolve(name);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1/models/".length());
        int at = path.indexOf(VERSIONS);
        String name = path.substring(0, at);
        String version = path.substring(at + VERSIONS.length());
        ModelVersion model = models.get(name);
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
