package io.ashlar.catalog.board;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobPage;
import io.ashlar.contracts.jobs.JobSnapshot;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A service's list of jobs over HTTP, one job a page. */
final class JobService implements AutoCloseable {
    private final HttpServer server;
    private final List<JobSnapshot> jobs;
    private final AtomicInteger pages = new AtomicInteger();

    private JobService(HttpServer server, List<JobSnapshot> jobs) {
        this.server = server;
        this.jobs = jobs;
    }

    static JobService start(int port, String collection, List<JobSnapshot> jobs) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        JobService service = new JobService(server, jobs);
        server.createContext("/api/v1/" + collection, service::answer);
        server.start();
        return service;
    }

    /** How many pages were asked for. */
    int pages() {
        return pages.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        pages.incrementAndGet();
        String query = exchange.getRequestURI().getQuery();
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=(\\d+).*", "$1")) : 0;
        String next = from + 1 < jobs.size() ? String.valueOf(from + 1) : null;
        byte[] page =
                Json.write(new JobPage(jobs.subList(from, from + 1), next)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
