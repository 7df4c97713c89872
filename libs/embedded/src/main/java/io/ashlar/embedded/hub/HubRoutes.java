package io.ashlar.embedded.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import io.ashlar.embedded.process.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The Hub's routes. Path segments are split before they are decoded: a revision or a name may hold an encoded slash.
 */
final class HubRoutes {
    private static final int SEARCH_LIMIT = 1_000;

    private final Repositories repositories;
    private final Map<String, String> gates;
    private final HubFaults faults;

    /** @param gates the token that opens a gated repository, by repository */
    HubRoutes(Repositories repositories, Map<String, String> gates, HubFaults faults) {
        this.repositories = repositories;
        this.gates = gates;
        this.faults = faults;
    }

    void answer(HttpExchange exchange, HubReply reply) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw HubError.wrongMethod(method);
        }
        List<String> path = segments(exchange.getRequestURI());
        Map<String, String> query = query(exchange.getRequestURI());
        String id = path.size() >= 4 ? path.get(2) + "/" + path.get(3) : "";
        if (startsWith(path, "api", "models") && path.size() == 2) {
            reply.json(search(query));
        } else if (startsWith(path, "api", "models") && path.size() == 4) {
            info(reply, id, "main", query);
        } else if (startsWith(path, "api", "models")
                && path.size() == 6
                && path.get(4).equals("revision")) {
            info(reply, id, path.get(5), query);
        } else if (startsWith(path, "api", "models")
                && path.size() == 6
                && path.get(4).equals("tree")) {
            reply.json(ModelInfo.tree(repositories.snapshot(id, path.get(5)), faults.extraPaths(id)));
        } else if (startsWith(path, "cdn-lfs") && path.size() == 4) {
            reply.file(repositories.largeFile(path.get(1) + "/" + path.get(2), path.get(3)));
        } else if (path.size() >= 5 && path.get(2).equals("resolve")) {
            resolve(exchange, reply, path);
        } else {
            throw HubError.noRoute();
        }
    }

    private void info(HubReply reply, String id, String revision, Map<String, String> query) throws IOException {
        Snapshot snapshot = repositories.snapshot(id, revision);
        boolean blobs = query.getOrDefault("blobs", "").toLowerCase(Locale.ROOT).equals("true");
        reply.json(ModelInfo.full(snapshot, gates.containsKey(id), blobs, faults.extraPaths(id)));
    }

    private ArrayNode search(Map<String, String> query) {
        String wanted = query.getOrDefault("search", "").toLowerCase(Locale.ROOT);
        String author = query.getOrDefault("author", "");
        String task = query.getOrDefault("pipeline_tag", "");
        long limit =
                query.getOrDefault("limit", "").matches("\\d{1,9}") ? Long.parseLong(query.get("limit")) : SEARCH_LIMIT;
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        repositories.ids().stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(wanted))
                .filter(id -> author.isEmpty() || id.startsWith(author + "/"))
                .map(id -> ModelInfo.summary(repositories.snapshot(id, "main"), gates.containsKey(id)))
                .filter(info ->
                        task.isEmpty() || info.path("pipeline_tag").asText().equals(task))
                .limit(limit)
                .forEach(found::add);
        return found;
    }

    /** A large file is answered by a redirect to the store behind the Hub, with its hash and size in headers. */
    private void resolve(HttpExchange exchange, HubReply reply, List<String> path) throws IOException {
        String id = path.get(0) + "/" + path.get(1);
        Snapshot snapshot = repositories.snapshot(id, path.get(3));
        reply.header("X-Repo-Commit", snapshot.commit());
        openGate(exchange, id);
        HubFile file =
                snapshot.file(String.join("/", path.subList(4, path.size()))).orElseThrow(HubError::noEntry);
        if (!file.lfs()) {
            reply.file(file);
            return;
        }
        reply.header("X-Linked-Etag", file.etag());
        reply.header("X-Linked-Size", "" + file.size());
        reply.header("Accept-Ranges", "bytes");
        reply.header("ETag", "\"" + file.blobId() + "\"");
        reply.redirect("http://" + storeHost(exchange) + "/cdn-lfs/" + id + "/" + file.sha256());
    }

    /**
     * The Hub's store is another host, to which no client should carry its token: so it goes here by the other name.
     */
    private static String storeHost(HttpExchange exchange) {
        String asked = exchange.getRequestHeaders().getFirst("Host");
        String other = asked != null && asked.startsWith("localhost") ? LoopbackPort.HOST : "localhost";
        return other + ":" + exchange.getLocalAddress().getPort();
    }

    private void openGate(HttpExchange exchange, String id) {
        String token = gates.get(id);
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (token != null && !("Bearer " + token).equals(given)) {
            throw HubError.gated(id, given != null);
        }
    }

    private static boolean startsWith(List<String> path, String... first) {
        return path.size() >= first.length && path.subList(0, first.length).equals(Arrays.asList(first));
    }

    private static List<String> segments(URI uri) {
        return Arrays.stream(uri.getRawPath().substring(1).split("/", -1))
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> values = new HashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
