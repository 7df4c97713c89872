package io.ashlar.embedded.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.ServerStartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves folders as the Hugging Face Hub serves model repositories: {@code root/org/name} is org/name at main,
 * {@code root/org/name@rev} its revision rev. It reads the folders at each request, so files may be added while it
 * runs.
 *
 * <p>Routes: model info (with {@code blobs}), revisions, the file tree, search, {@code resolve} with ranges, entity
 * tags, commit headers and the redirect of large files, gated repositories, and the Hub's error codes.
 */
public final class SmallHub implements AutoCloseable {
    private static final int REQUESTS_KEPT = 10_000;

    private final HttpServer server;
    private final ExecutorService threads;
    private final HubRoutes routes;
    private final HubFaults faults = new HubFaults();
    private final Map<String, String> gates = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<HubRequest> requests = new ConcurrentLinkedDeque<>();

    private SmallHub(HttpServer server, Path root) {
        this.server = server;
        this.routes = new HubRoutes(new Repositories(root), gates, faults);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "small-hub");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts on the loopback address; port 0 takes a free one. */
    public static SmallHub start(int port, Path root) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(LoopbackPort.HOST, port), 0);
            SmallHub hub = new SmallHub(server, root);
            server.setExecutor(hub.threads);
            server.createContext("/", hub::handle);
            server.start();
            return hub;
        } catch (IOException e) {
            throw new ServerStartException(
                    "the Hub cannot listen on " + LoopbackPort.HOST + ":" + port + ": " + e.getMessage()
                            + "; give another port (0 takes a free one)",
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What clients take for {@code https://huggingface.co}. */
    public String baseUrl() {
        return "http://" + LoopbackPort.HOST + ":" + port();
    }

    public HubFaults faults() {
        return faults;
    }

    /** From now on only this token reads the repository's files; its description stays public, as on the Hub. */
    public void gate(String repository, String token) {
        gates.put(repository, token);
    }

    /** The requests so far, oldest first; the last ten thousand. */
    public List<HubRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        faults.clear();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        record(exchange);
        Optional<HubFault> fault = faults.take(exchange.getRequestURI().toString());
        HubReply reply = new HubReply(exchange, fault);
        try {
            if (fault.orElse(null) instanceof HubFault.Hang) {
                faults.awaitClear();
            }
            if (fault.orElse(null) instanceof HubFault.Status failing) {
                throw HubError.failing(failing.status());
            }
            routes.answer(exchange, reply);
        } catch (HubError e) {
            reply.error(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException e) {
            exchange.sendResponseHeaders(400, -1);
        } finally {
            exchange.close();
        }
    }

    private void record(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(new HubRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                range == null ? "" : range,
                exchange.getRequestHeaders().containsKey("Authorization")));
        if (requests.size() > REQUESTS_KEPT) {
            requests.pollFirst();
        }
    }
}
