package io.ashlar.inference.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.ServiceProcess;
import io.ashlar.inference.app.TinyCatalog;
import io.ashlar.testing.servers.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code docs/samples/clients.py} by the Python of the environment variable {@code ASHLAR_PYTHON}, which has the
 * packages that the script names: {@code mvn verify -pl inference-service -DexcludedTags=gpu,slow
 * -Dit.test=PythonClientsIT}.
 */
@Tag("python")
class PythonClientsIT {
    private static final Path SCRIPT = Path.of("..", "docs", "samples", "clients.py");

    @Test
    void shouldServeOtherPeoplesClients(@TempDir Path folder) throws IOException, InterruptedException {
        String python = System.getenv().getOrDefault("ASHLAR_PYTHON", "python3");
        TestServers servers = TestServers.ofThisJvm();
        servers.createDatabase("inference_python");
        Map<String, String> configuration = new HashMap<>(servers.quarkusConfiguration("inference_python"));
        int port = CatalogTestResource.freePort();
        int grpc = CatalogTestResource.freePort();
        configuration.put("quarkus.grpc.server.port", Integer.toString(grpc));
        configuration.put("ashlar.inference.cache", folder.resolve("cache").toString());
        try (TinyCatalog catalog = TinyCatalog.start(folder)) {
            configuration.put("quarkus.rest-client.catalog.url", catalog.url());
            configuration.put("ashlar.artifacts.folder", catalog.artifacts().toString());
            try (ServiceProcess service = ServiceProcess.start(folder, port, configuration)) {
                service.await("POST", "/api/v1/endpoints", "{\"name\": \"sample\", \"model\": \"mood\"}", 202);
                service.await("POST", "/api/v1/endpoints/sample/predict", "{\"inputs\": \"a\"}", 200);
                Process script = new ProcessBuilder(
                                python,
                                SCRIPT.toString(),
                                "--endpoint",
                                "sample",
                                "--url",
                                "http://127.0.0.1:" + port,
                                "--grpc",
                                "127.0.0.1:" + grpc)
                        .redirectErrorStream(true)
                        .start();
                String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(script.waitFor()).as(output).isZero();
                assertThat(output).contains("where is my parcel?");
            }
        }
    }
}
