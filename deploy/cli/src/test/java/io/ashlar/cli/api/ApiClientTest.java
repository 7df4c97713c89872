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
