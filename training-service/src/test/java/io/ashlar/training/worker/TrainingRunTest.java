package io.ashlar.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.TrainingData;
import io.ashlar.models.training.packages.Provenance;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.ExampleFile;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.Recipes;
import io.ashlar.training.data.TrainingRows;
import io.ashlar.training.fixtures.TaskData;
import io.ashlar.training.fixtures.Workshop;
import io.ashlar.training.preflight.FineTuningPlan;
import io.ashlar.training.rows.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of data goes from the catalog's rows to a package with its test on the card. */
@TestInstance(Lifecycle.PER_CLASS)
class TrainingRunTest {
    private static final long MUCH = 1L << 40;

    @TempDir
    static Path folder;

    private Workshop workshop;

    @BeforeAll
    void layOut() {
        workshop = new Workshop(folder);
        TaskData.layOut(workshop, folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels        | text-classification  | f1_macro    | accuracy    | {}",
                "pairs         | text-classification  | accuracy    | accuracy    | {'lora': {'rank': 2}}",
                "many          | text-classification  | f1_micro    | hamming_loss| {}",
                "wholes        | text-classification  | rmse        | pearson     | {'problemType': 'regression'}",
                "numbers       | text-classification  | rmse        | spearman    | {}",
                "tags          | token-classification | f1          | accuracy    | {'labelAllPieces': true}",
                "questions     | question-answering   | f1          | exact       | {'maxSequenceLength': 24, 'docStride': 4}",
                "summaries     | summarization        | perplexity  | loss        | {'maxTargetLength': 16}",
                "summaries     | summarization        | rougeL      | rouge1      | {'predictWithGenerate': true, 'generationMaxLength': 8}",
                "translations  | translation          | chrf        | bleu        | {'predictWithGenerate': true, 'generationNumBeams': 2, 'generationRows': 2}",
                "translations  | translation          | loss        | perplexity  | {}",
                "completions   | text-generation      | perplexity  | loss        | {'lora': {'merge': false}}",
                "chats         | text-generation      | perplexity  | loss        | {'gradientCheckpointing': true}",
                "texts         | text-generation      | loss        | perplexity  | {'packing': true}",
                "pictures      | image-classification | accuracy    | log_loss    | {'augmentation': {'flip': true}}",
            })
    void shouldTrainTestAndPack(String kind, String task, String metric, String alsoTested, String recipe)
            throws IOException {
        FineTuningRequest request = request(kind, Task.of(task), metric, recipe);

        FineTuningPlan plan = workshop.preflight(MUCH, MUCH).plan(request);
        Path job = folder.resolve("job-" + kind + "-" + metric);
        List<WorkerMessage> news = run(request, job);

        WorkerMessage.Done done = (WorkerMessage.Done) news.get(news.size() - 1);
        assertThat(plan.rows()).containsEntry("train", 24).containsEntry("test", 3);
        assertThat(plan.trained().trainedParameters()).isPositive();
        assertThat(done.steps()).isEqualTo(2);
        assertThat(news).hasAtLeastOneElementOfType(WorkerMessage.Stepped.class);
        assertThat(done.testMetrics()).containsKeys("loss", alsoTested);
        assertThat(done.evaluations()).anySatisfy(evaluation -> {
            assertThat(evaluation.step()).isEqualTo(2);
            assertThat(evaluation.loss()).isFinite();
            assertThat(metric.equals("loss") || evaluation.metrics().containsKey(metric))
                    .isTrue();
        });
        Path tuned = job.resolve("tuned");
        assertThat(Files.readString(tuned.resolve("README.md"))).contains("## Test", alsoTested);
        JsonNode record = Json.read(Files.readString(tuned.resolve("ashlar.json")), JsonNode.class);
        assertThat(record.path("testMetrics").has(alsoTested)).isTrue();
        assertThat(record.path("provenance").path("rows").path("train").asInt()).isEqualTo(24);
        assertThat(record.path("task").asText()).isEqualTo(task);
    }

    @Test
    void shouldEndTheSameAfterItWasInterrupted() throws IOException {
        FineTuningRequest request = request("tags", Task.TOKEN_CLASSIFICATION, "f1", "{}");
        Path alone = folder.resolve("alone");
        Path interrupted = folder.resolve("interrupted");
        run(request, alone);

        List<WorkerMessage> begun = new ArrayList<>();
        WorkerRequest asked = asked(request, interrupted);
        try {
            new TrainingRun(asked, message -> {
                        begun.add(message);
                        if (message instanceof WorkerMessage.Saved) {
                            throw new IllegalStateException("the process ends here");
                        }
                    })
                    .run();
        } catch (IllegalStateException ended) {
            assertThat(ended).hasMessageContaining("ends here");
        }
        List<WorkerMessage> rest = new ArrayList<>();
        new TrainingRun(asked, rest::add).run();

        assertThat(begun).hasAtLeastOneElementOfType(WorkerMessage.Saved.class);
        assertThat(rest.get(0))
                .isInstanceOfSatisfying(
                        WorkerMessage.Started.class,
                        started -> assertThat(started.start().resumedFrom()).isPositive());
        assertThat(interrupted.resolve("tuned/model.safetensors"))
                .hasSameBinaryContentAs(alone.resolve("tuned/model.safetensors"));
    }

    private static FineTuningRequest request(String kind, Task task, String metric, String recipe) {
        ObjectNode written = (ObjectNode) Json.read(recipe.replace('\'', '"'), JsonNode.class);
        written.put("maxSteps", 2)
                .put("precision", "fp32")
                .put("metricForBestModel", metric)
                .put("evaluationStrategy", "steps")
                .put("evalSteps", 1);
        return new FineTuningRequest(
                VersionRef.of("base-" + kind),
                task,
                new TrainingData(VersionRef.of(kind), null, null),
                Map.of(),
                written,
                new FineTuningRequest.Output("tuned"));
    }

    private List<WorkerMessage> run(FineTuningRequest request, Path job) throws IOException {
        List<WorkerMessage> news = new ArrayList<>();
        new TrainingRun(asked(request, job), news::add).run();
        return news;
    }

    private WorkerRequest asked(FineTuningRequest request, Path job) throws IOException {
        Recipe recipe = Recipes.of(request);
        ModelVersion base = workshop.catalog().model(request.baseModel());
        Findings findings = new Findings();
        Examples examples = workshop.rows()
                .read(
                        request,
                        workshop.catalog().dataset(request.data().train()),
                        new TrainingRows.Reading(
                                recipe.seed(),
                                recipe.taskOptions().problemType(),
                                base.model().labels(),
                                job.resolve("pictures")),
                        findings)
                .orElseThrow();
        Files.createDirectories(job);
        ExampleFile.write(job.resolve("examples.jsonl"), examples);
        assertThat(ExampleFile.read(job.resolve("examples.jsonl"))).isEqualTo(examples);
        return new WorkerRequest(
                workshop.bases().folder(base.model().packageDigest()).toString(),
                job.resolve("examples.jsonl").toString(),
                job.resolve("checkpoints").toString(),
                job.resolve("tuned").toString(),
                recipe.json(),
                new Provenance("base@1", null, null, "data@1", null, Map.of("train", (long)
                        examples.train().size())),
                1);
    }
}
