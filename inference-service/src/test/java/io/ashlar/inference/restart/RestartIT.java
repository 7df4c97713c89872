package io.ashlar.inference.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.ServiceProcess;
import io.ashlar.inference.app.TinyCatalog;
import io.ashlar.testing.events.EventLog;
import io.ashlar.testing.servers.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    private static final String PREDICT = "/api/v1/endpoints/kept/predict";
    private static final String BODY = "{\"inputs\": \"stone\"}";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void shouldAnswerAgainWithoutBeingAskedAfterAKillAndAfterAStop(@TempDir Path folder) throws IOException {
        TestServers servers = TestServers.ofThisJvm();
        servers.createDatabase("inference_restart");
        Map<String, String> configuration = new HashMap<>(servers.quarkusConfiguration("inference_restart"));
        configuration.put("quarkus.grpc.server.port", Integer.toString(CatalogTestResource.freePort()));
        configuration.put("ashlar.inference.cache", folder.resolve("cache").toString());
        int port = CatalogTestResource.freePort();
        try (TinyCatalog catalog = TinyCatalog.start(folder);
                EventLog events = EventLog.follow(servers.kafka(), "ashlar.endpoints")) {
            configuration.put("quarkus.rest-client.catalog.url", catalog.url());
            configuration.put("ashlar.artifacts.folder", catalog.artifacts().toString());

            String answer;
            try (ServiceProcess first = ServiceProcess.start(folder, port, configuration)) {
                first.await("POST", "/api/v1/endpoints", "{\"name\": \"kept\", \"model\": \"mood\"}", 202);
                answer = first.await("POST", PREDICT, BODY, 200);
                events.await("io.ashlar.endpoint.deployed", "kept", LIMIT);
                first.kill();
            }

            try (ServiceProcess second = ServiceProcess.start(folder, port, configuration)) {
                assertThat(second.await("POST", PREDICT, BODY, 200)).isEqualTo(answer);
            }

            try (ServiceProcess third = ServiceProcess.start(folder, port, configuration)) {
                assertThat(third.await("POST", PREDICT, BODY, 200)).isEqualTo(answer);
                String view = third.await("GET", "/api/v1/endpoints/kept", "", 200);
                assertThat(Json.read(view, EndpointView.class).state()).isEqualTo(EndpointView.State.READY);
                third.await("DELETE", "/api/v1/endpoints/kept", "", 204);
                events.await("io.ashlar.endpoint.deleted", "kept", LIMIT);
            }
            Set<String> deployed = events.ofType("io.ashlar.endpoint.deployed").stream()
                    .filter(event -> event.subject().equals("kept"))
                    .map(event -> event.headers().get("ce_id"))
                    .collect(Collectors.toSet());
            assertThat(deployed)
                    .as("a restart is no news, though a kill may send the same event twice")
                    .hasSize(1);
        }
    }
}
