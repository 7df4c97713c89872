package io.ashlar.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ashlar.cli.AshlarCommand;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ApiClientTest {
    private HttpServer server;
    private ApiClient api;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        api = new ApiClient(URI.create(url()));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void shouldTellTheProblemOfARefusedRequest() {
        answer("/api/v1/models/x", 404, Json.write(Problem.of(ProblemCode.MODEL_NOT_FOUND, "no model 'x'", null)));

        assertThatThrownBy(() -> api.get("/api/v1/models/x"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.exitCode()).isEqualTo(ApiException.REFUSED))
                .hasMessage("no model 'x' [model-not-found]");
    }

    @Test
    void shouldSurviveAnAnswerThatIsNotOurs() {
        answer("/api/v1/models", 502, "<html>bad gateway</html>");

        assertThatThrownBy(() -> api.get("/api/v1/models"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("502");
    }

    @Test
    void shouldReadEveryPageOfAList() {
        server.createContext("/list", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String body = query.contains("cursor=two+2")
                    ? "{\"items\": [3], \"next\": null}"
                    : "{\"items\": [1, 2], \"facets\": {}, \"next\": \"two+2\"}";
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        assertThat(api.list("/list?limit=2")).hasToString("{\"items\":[1,2,3],\"facets\":{}}");
    }

    @Test
    void shouldSayThatAnAnswerBrokeOff() {
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            server.stop(0);
        });

        assertThatThrownBy(() -> api.get("/broken"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void shouldReadServerSentEvents() throws IOException {
        answer("/events", 200, ": hello\n\nevent: job\ndata: {\"a\":1}\n\ndata: x\ndata: y\n\n");

        try (ServerSentEvents events = api.events("/events")) {
            assertThat(events.next()).isEqualTo("{\"a\":1}");
            assertThat(events.next()).isEqualTo("x\ny");
            assertThat(events.next()).isNull();
        }
    }

    @Test
    void shouldEndCommandsWithTheDocumentedExitCodes() {
        answer("/api/v1/models", 200, "{\"items\":[]}");

        assertThat(run("models", "list", "--url", url())).isZero();
        assertThat(run("models", "show", "Not A Name", "--url", url())).isEqualTo(ApiException.REFUSED);
        assertThat(run("models", "lisst")).isEqualTo(ApiException.USAGE);
        assertThat(run("endpoints", "show", "two words", "--url", url())).isEqualTo(ApiException.REFUSED);
        assertThat(run("jobs", "watch", "not-a-uuid", "--url", url())).isEqualTo(ApiException.USAGE);
        assertThat(run("models", "list", "--url", "localhost:8080")).isEqualTo(ApiException.USAGE);
        answer("/api/v1/datasets", 200, "<html>somebody else's</html>");
        assertThat(run("datasets", "list", "--url", url())).isEqualTo(ApiException.FAILED);
        assertThat(run("datasets", "upload", "name", "/", "--url", url())).isEqualTo(ApiException.USAGE);
        server.stop(0);
        assertThat(run("models", "list", "--url", url())).isEqualTo(ApiException.UNREACHABLE);
    }

    private int run(String... arguments) {
        CommandLine line = AshlarCommand.commandLine();
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
