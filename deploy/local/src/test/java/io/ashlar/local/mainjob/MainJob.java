package io.ashlar.local.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.api.ApiClient;
import io.ashlar.cli.api.DatasetUpload;
import io.ashlar.cli.api.JobFollower;
import io.ashlar.cli.api.PredictionClient;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.requests.DataPart;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.contracts.requests.TrainingData;
import io.ashlar.local.machine.Machine;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The main job as a client of the front door does it; every call waits for a service that is away. */
final class MainJob {
    private final ApiClient api;
    private final JobFollower jobs;
    private final String grpc;
    private final String run;
    private final List<JobSnapshot> ended = new ArrayList<>();

    /** {@code run} makes this run's names its own. */
    MainJob(Machine machine, String run) {
        this.api = new ApiClient(URI.create(machine.ports().frontDoorUrl()));
        this.jobs = new JobFollower(api);
        this.grpc = machine.ports().grpcAddress();
        this.run = run;
    }

    ModelVersion importModel(String repository) {
        ImportRequest request =
                new ImportRequest(repository, null, null, "base-" + run, Task.TEXT_CLASSIFICATION, null, true);
        return Json.MAPPER.convertValue(result(JobKind.IMPORT, request), ModelVersion.class);
    }

    VersionRef upload(Path file) {
        JsonNode version = Patience.with(() -> DatasetUpload.upload(api, "messages-" + run, file, false));
        return VersionRef.of(
                version.path("name").asText(), version.path("version").asInt());
    }

    JsonNode fineTune(ModelVersion base, VersionRef data, int steps) {
        FineTuningRequest request = new FineTuningRequest(
                base.ref(),
                Task.TEXT_CLASSIFICATION,
                new TrainingData(data, null, null),
                Map.of(),
                Json.MAPPER
                        .createObjectNode()
                        .put("maxSteps", steps)
                        .put("learningRate", 1e-3)
                        .put("precision", "fp32"),
                new FineTuningRequest.Output("tuned-" + run));
        return result(JobKind.FINE_TUNING, request);
    }

    JsonNode evaluate(ModelVersion base, ModelVersion tuned, VersionRef data) {
        return result(
                JobKind.EVALUATION,
                new EvaluationRequest(
                        Task.TEXT_CLASSIFICATION,
                        List.of(base.ref(), tuned.ref()),
                        null,
                        data,
                        DataPart.TEST,
                        null,
                        Map.of()));
    }

    EndpointView deploy(ModelVersion tuned) {
        String name = "endpoint-" + run;
        EndpointRequest request = new EndpointRequest(name, tuned.ref(), null, "fp32", List.of(), null, null);
        Patience.with(() -> exists(name) ? Json.MAPPER.nullNode() : api.post("/api/v1/endpoints", request));
        return awaitReady(name);
    }

    EndpointView awaitReady(String name) {
        long deadline = System.nanoTime() + 180_000_000_000L;
        while (System.nanoTime() < deadline) {
            EndpointView view = Patience.with(() -> api.get("/api/v1/endpoints/" + name, EndpointView.class));
            if (view.state() == EndpointView.State.READY) {
                return view;
            }
            if (view.state() == EndpointView.State.FAILED) {
                throw new AssertionError("endpoint " + name + " failed: " + view.problem());
            }
            sleep();
        }
        throw new AssertionError("endpoint " + name + " is not ready after three minutes");
    }

    /** The best label of each text, over gRPC. */
    List<String> predict(String endpoint, List<String> texts) {
        try (PredictionClient client = new PredictionClient(grpc)) {
            return Patience.with(() -> client.classify(endpoint, texts, 1)).getResultsList().stream()
                    .map(result -> result.getLabels(0).getLabel())
                    .toList();
        }
    }

    /** Every job of this run, as it ended. */
    List<JobSnapshot> ended() {
        return List.copyOf(ended);
    }

    ApiClient api() {
        return api;
    }

    private boolean exists(String endpoint) {
        return api.get("/api/v1/endpoints")
                .path("items")
                .findValuesAsText("name")
                .contains(endpoint);
    }

    private JsonNode result(JobKind kind, Object request) {
        JobSnapshot submitted = Patience.with(() -> jobs.submit(kind.collection(), request));
        JobSnapshot job = Patience.with(() -> jobs.follow(submitted, snapshot -> {}));
        ended.add(job);
        JsonNode result = job.result();
        if (job.status() != JobStatus.SUCCEEDED || result == null) {
            throw new AssertionError(job.title() + " ended as " + job.status() + ": " + job.problem());
        }
        return result;
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
