package io.ashlar.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.AshlarCommand;
import io.ashlar.cli.api.ApiClient;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.local.machine.DataFolder;
import io.ashlar.local.machine.Machine;
import io.ashlar.local.services.Ports;
import io.ashlar.testing.models.TinyModel;
import io.ashlar.testing.models.TinyModels;
import io.ashlar.testing.models.TinyVision;
import io.ashlar.testing.models.TinyWriters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/fine-tuning.md}, as they stand there, one example after another beside the others; the
 * small Hub has tiny models under the names of the real ones.
 */
class DocumentedTasksIT {
    private static final String PROGRAM = "./ashlar ";
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern EXAMPLES = Pattern.compile("## One example per task(.*?)\n## ", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final int AT_ONCE = 3;

    /** Kept where the test fails: the services' logs are in it. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path root;

    @Test
    void shouldDoWhatThePageSays() throws Exception {
        List<List<String>> examples = examples();
        layOutTheHub(Files.createDirectories(root.resolve("hub")));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (SmallHub hub = SmallHub.start(0, root.resolve("hub"));
                Machine machine = Machine.start(
                        HOME,
                        new DataFolder(root.resolve("data")),
                        Ports.free(),
                        Map.of("ashlar.hub.url", hub.baseUrl()),
                        part -> {})) {
            String url = machine.ports().frontDoorUrl();
            List<Future<?>> running = new ArrayList<>();
            for (List<String> example : examples) {
                running.add(threads.submit(() -> example.forEach(command -> run(command, url))));
            }
            for (Future<?> each : running) {
                each.get();
            }
            shouldHaveTuned(new ApiClient(URI.create(url)));
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<List<String>> examples() throws IOException {
        Matcher section = EXAMPLES.matcher(Files.readString(HOME.resolve("docs/fine-tuning.md")));
        assertThat(section.find()).isTrue();
        List<List<String>> examples = BLOCK.matcher(section.group(1))
                .results()
                .map(block -> block.group(1).lines().toList())
                .toList();
        assertThat(examples)
                .hasSize(7)
                .allSatisfy(commands -> assertThat(commands)
                        .allSatisfy(command -> assertThat(command).startsWith(PROGRAM)));
        return examples;
    }

    private static void run(String command, String url) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command.substring(PROGRAM.length()))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> word.startsWith("docs/") ? HOME.resolve(word).toString() : word)
                .forEach(words::add);
        words.addAll(List.of("--url", url));

        int exitCode = AshlarCommand.commandLine().execute(words.toArray(String[]::new));

        assertThat(exitCode).as(command).isZero();
    }

    private static void shouldHaveTuned(ApiClient api) {
        Map<String, String> testMetrics = Map.of(
                "support", "test_accuracy",
                "tagger", "test_f1",
                "reader", "test_exact",
                "summarizer", "test_perplexity",
                "translator", "test_perplexity",
                "assistant", "test_perplexity",
                "fruits", "test_accuracy");
        testMetrics.forEach((name, metric) -> {
            JsonNode model =
                    api.get("/api/v1/models/" + name + "/versions/latest").path("model");
            assertThat(model.path("metrics").path(metric).isNumber())
                    .as(name + " " + model.path("metrics"))
                    .isTrue();
            assertThat(model.path("lineage").path("datasetDigest").asText()).hasSize(64);
        });
        assertThat(api.get("/api/v1/models/tagger/versions/latest")
                        .path("model")
                        .path("task")
                        .asText())
                .isEqualTo("token-classification");
    }

    private static void layOutTheHub(Path hub) throws IOException {
        TinyModels.bert(repository(hub, "sentence-transformers/all-MiniLM-L6-v2"));
        TinyModels.distilBert(repository(hub, "distilbert/distilbert-base-cased"));
        TinyModel.encoder(TinyModel.Family.ROBERTA).write(repository(hub, "FacebookAI/roberta-base"));
        TinyWriters.bart(repository(hub, "facebook/bart-base"));
        TinyWriters.bart(repository(hub, "Helsinki-NLP/opus-mt-en-de"));
        TinyWriters.gpt2(repository(hub, "openai-community/gpt2"));
        TinyVision.classifier(repository(hub, "google/vit-base-patch16-224"), "cat", "dog");
    }

    private static Path repository(Path hub, String name) throws IOException {
        Path folder = hub.resolve(name);
        Files.createDirectories(folder.getParent());
        return folder;
    }
}
