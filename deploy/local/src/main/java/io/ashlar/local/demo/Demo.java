package io.ashlar.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ashlar.cli.api.ApiClient;
import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.api.DatasetUpload;
import io.ashlar.cli.api.EndpointWaiter;
import io.ashlar.cli.api.JobFollower;
import io.ashlar.cli.api.PredictionClient;
import io.ashlar.cli.terminal.JobDisplay;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.DataPart;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.contracts.requests.TrainingData;
import io.ashlar.local.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The main job, through the same REST and gRPC that every client uses. */
public final class Demo {
    private static final long SPLIT_SEED = 42;
    private static final double LEARNING_RATE = 5e-4;
    private static final int BATCH = 16;
    private static final String DATASET = "demo-messages";
    private static final String TUNED = "demo-classifier";

    private final Machine machine;
    private final DemoPlan plan;
    private final Terminal terminal;
    private final ApiClient api;
    private final JobFollower jobs;

    private Demo(Machine machine, DemoPlan plan, Terminal terminal) {
        this.machine = machine;
        this.plan = plan;
        this.terminal = terminal;
        this.api = new ApiClient(URI.create(machine.ports().frontDoorUrl()));
        this.jobs = new JobFollower(api);
    }

    /** Runs the demo on a started machine and prints what happens; the evaluation's report is written to the file. */
    public static void run(Machine machine, DemoHub hub, DemoPlan plan, Path report, Terminal terminal) {
        terminal.line("");
        terminal.line(
                hub.url().isEmpty()
                        ? "The model comes from the Hugging Face Hub."
                        : "The model, all-MiniLM-L6-v2, comes from a small Hub of this machine at " + hub.url() + ".");
        new Demo(machine, plan, terminal).run(report);
    }

    private void run(Path reportFile) {
        long started = System.nanoTime();
        ModelVersion base = importModel();
        VersionRef dataset = upload();
        JobSnapshot training = fineTune(base.ref(), dataset);
        JsonNode result = result(training);
        ModelVersion tuned = Json.MAPPER.convertValue(result.path("model"), ModelVersion.class);
        JobSnapshot evaluation = evaluate(base.ref(), tuned.ref(), dataset);
        JsonNode metrics = api.get(JobFollower.path(evaluation) + "/metrics");
        write(api.text(JobFollower.path(evaluation) + "/report"), reportFile);
        deploy(tuned.ref());
        try (PredictionClient client = new PredictionClient(machine.ports().grpcAddress())) {
            List<String> sentences = DemoMessages.sentences(plan, api, dataset);
            DemoTable.print(terminal, metrics, result, sentences, client.classify(TUNED, sentences, 1));
        }
        terminal.line("");
        terminal.line("Evaluation report, for a browser: " + reportFile);
        terminal.line(String.format(Locale.ROOT, "The whole job took %.0f s.", (System.nanoTime() - started) / 1e9));
    }

    private ModelVersion importModel() {
        heading("1. Import " + plan.repository());
        ImportRequest request =
                new ImportRequest(plan.repository(), null, null, null, Task.TEXT_CLASSIFICATION, null, true);
        JobSnapshot job = follow(JobKind.IMPORT, request);
        ModelVersion version = Json.MAPPER.convertValue(result(job), ModelVersion.class);
        terminal.line("  registered as " + version.ref() + "; "
                + version.model().family() + ", "
                + String.format(Locale.ROOT, "%,d", version.model().parameters()) + " parameters");
        if (!version.model().newWeights().isEmpty()) {
            terminal.line("  the checkpoint has no head for this task: new, drawn at random: "
                    + String.join(", ", version.model().newWeights()));
        }
        return version;
    }

    private VersionRef upload() {
        heading("2. Upload the messages");
        Path own = plan.data();
        Path file = own == null ? DemoMessages.unpack() : own;
        JsonNode version = DatasetUpload.upload(api, DATASET, file, false);
        if (own == null) {
            delete(file);
        }
        VersionRef ref = VersionRef.of(DATASET, version.path("version").asInt());
        terminal.line("  registered as " + ref + ", " + version.path("rowCount").asLong() + " rows");
        return ref;
    }

    private static void write(String html, Path file) {
        try {
            Files.writeString(file, html);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private JobSnapshot fineTune(VersionRef base, VersionRef dataset) {
        heading("3. Fine-tune " + base + " on " + dataset);
        JsonNode recipe = JsonNodeFactory.instance
                .objectNode()
                .put("epochs", plan.epochs())
                .put("learningRate", LEARNING_RATE)
                .put("trainBatchSize", BATCH)
                .put("warmupRatio", 0.1)
                .put("weightDecay", 0.01)
                .put("seed", SPLIT_SEED);
        return follow(
                JobKind.FINE_TUNING,
                new FineTuningRequest(
                        base,
                        Task.TEXT_CLASSIFICATION,
                        new TrainingData(dataset, null, null),
                        columns(),
                        recipe,
                        new FineTuningRequest.Output(TUNED)));
    }

    private JobSnapshot evaluate(VersionRef base, VersionRef tuned, VersionRef dataset) {
        heading("4. Evaluate base and tuned on rows that the training did not see");
        return follow(
                JobKind.EVALUATION,
                new EvaluationRequest(
                        Task.TEXT_CLASSIFICATION,
                        List.of(base, tuned),
                        null,
                        dataset,
                        DataPart.TEST,
                        SPLIT_SEED,
                        columns()));
    }

    private void deploy(VersionRef tuned) {
        heading("5. Deploy " + tuned + " and predict over gRPC");
        for (JsonNode endpoint : api.list("/api/v1/endpoints").path("items")) {
            if (TUNED.equals(endpoint.path("name").asText())) {
                api.delete("/api/v1/endpoints/" + TUNED);
            }
        }
        api.post("/api/v1/endpoints", new EndpointRequest(TUNED, tuned, null, null, List.of(), null, null));
        EndpointView ready = EndpointWaiter.await(api, TUNED);
        Problem problem = ready.problem();
        if (problem != null) {
            throw ApiException.of(problem);
        }
        terminal.line(
                "  endpoint " + TUNED + " answers at " + machine.ports().grpcAddress() + " in " + ready.precision());
    }

    private Map<String, String> columns() {
        return Map.of("text", plan.text(), "label", plan.label());
    }

    private JobSnapshot follow(JobKind kind, Object request) {
        JobDisplay display = new JobDisplay(terminal);
        JobSnapshot ended = jobs.follow(jobs.submit(kind.collection(), request), display::show);
        Problem problem = ended.problem();
        if (problem != null) {
            throw ApiException.of(problem);
        }
        if (ended.status() != JobStatus.SUCCEEDED) {
            throw new ApiException("Job " + ended.id() + " was canceled.", ApiException.FAILED, null);
        }
        return ended;
    }

    private static JsonNode result(JobSnapshot job) {
        @Nullable JsonNode result = job.result();
        if (result == null) {
            throw new IllegalStateException("job " + job.id() + " succeeded without a result");
        }
        return result;
    }

    private void heading(String text) {
        terminal.line("");
        terminal.line(text);
    }
}
