package io.ashlar.inference.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Task;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.ServiceProcess;
import io.ashlar.inference.app.TinyCatalog;
import io.ashlar.testing.servers.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code docs/samples/*.py} by the Python of the environment variable {@code ASHLAR_PYTHON}, which has the
 * packages that the scripts name: {@code mvn verify -pl inference-service -DexcludedTags=gpu,slow
 * -Dit.test=PythonClientsIT}.
 */
@Tag("python")
class PythonClientsIT {
    private static final Path SCRIPTS = Path.of("..", "docs", "samples");
    private static final Map<Task, String> MODELS = new EnumMap<>(Map.of(
            Task.TEXT_CLASSIFICATION, "mood",
            Task.TOKEN_CLASSIFICATION, "tagger",
            Task.QUESTION_ANSWERING, "reader",
            Task.FILL_MASK, "filler",
            Task.SUMMARIZATION, "summarizer",
            Task.TRANSLATION, "translator",
            Task.TEXT_GENERATION, "writer",
            Task.IMAGE_CLASSIFICATION, "looker",
            Task.TEXT_TO_IMAGE, "painter"));

    @Test
    void shouldServeOtherPeoplesClients(@TempDir Path folder) throws IOException, InterruptedException {
        TestServers servers = TestServers.ofThisJvm();
        servers.createDatabase("inference_python");
        Map<String, String> configuration = new HashMap<>(servers.quarkusConfiguration("inference_python"));
        int port = CatalogTestResource.freePort();
        int grpc = CatalogTestResource.freePort();
        configuration.put("quarkus.grpc.server.port", Integer.toString(grpc));
        configuration.put("ashlar.inference.cache", folder.resolve("cache").toString());
        String url = "http://127.0.0.1:" + port;
        String address = "127.0.0.1:" + grpc;
        try (TinyCatalog catalog = TinyCatalog.start(folder)) {
            configuration.put("quarkus.rest-client.catalog.url", catalog.url());
            configuration.put("ashlar.artifacts.folder", catalog.artifacts().toString());
            try (ServiceProcess service = ServiceProcess.start(folder, port, configuration)) {
                for (String model : MODELS.values()) {
                    service.await(
                            "POST",
                            "/api/v1/endpoints",
                            "{\"name\": \"" + model + "\", \"model\": \"" + model + "\", \"precision\": \"fp32\"}",
                            202);
                }
                service.await("GET", "/v2/health/ready", "", 200);
                for (String model : MODELS.values()) {
                    service.await("GET", "/v2/models/" + model + "/ready", "", 200);
                }
                assertThat(run("clients.py", "--endpoint", "mood", "--url", url, "--grpc", address))
                        .contains("where is my parcel?");
                assertThat(run("openai_texts.py", "--endpoint", "writer", "--url", url))
                        .contains("openai: ok");
                assertThat(run("hub_tasks.py", endpoints("--url", url))).contains(tasks());
                assertThat(run("triton_tasks.py", endpoints("--url", url, "--grpc", address)))
                        .contains(tasks());
            }
        }
    }

    private static String[] endpoints(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        MODELS.forEach((task, model) -> arguments.addAll(List.of("--endpoint", task.wireName() + "=" + model)));
        return arguments.toArray(String[]::new);
    }

    /** What a script says that has called every task. */
    private static String[] tasks() {
        return MODELS.keySet().stream().map(task -> task.wireName() + ": ok").toArray(String[]::new);
    }

    private static String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getenv().getOrDefault("ASHLAR_PYTHON", "python3"),
                SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + ": " + output).isZero();
        return output;
    }
}
