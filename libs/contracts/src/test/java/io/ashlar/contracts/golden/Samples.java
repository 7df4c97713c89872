package io.ashlar.contracts.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.Lineage;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EndpointDeleted;
import io.ashlar.contracts.events.EndpointDeployed;
import io.ashlar.contracts.events.EndpointFailed;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelDeleted;
import io.ashlar.contracts.events.ModelEvaluated;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.events.ModelRegistered;
import io.ashlar.contracts.events.ModelRejected;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.requests.DataPart;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.contracts.requests.TrainingData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One full example of the data of every event. */
final class Samples {
    static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    static final UUID JOB = UUID.fromString("0b0e7c1e-6f5c-4c0c-9d0a-2b9b7a4f7f11");
    private static final String DIGEST = "ab".repeat(32);

    private Samples() {}

    static Object of(EventType type) {
        return switch (type) {
            case JOB_QUEUED -> job(JobStatus.QUEUED, null);
            case JOB_STARTED -> job(JobStatus.RUNNING, null);
            case JOB_PROGRESSED ->
                job(
                        JobStatus.RUNNING,
                        new JobProgress(
                                "download", 2, 4, 1000, 5000L, "bytes", 250.5, 16000L, Map.of("loss", 0.5), "x"));
            case JOB_SUCCEEDED -> job(JobStatus.SUCCEEDED, null);
            case JOB_FAILED -> job(JobStatus.FAILED, null);
            case JOB_CANCELED -> job(JobStatus.CANCELED, null);
            case MODEL_IMPORTED, MODEL_FINE_TUNED -> new ModelOffered(JOB, candidate());
            case MODEL_REGISTERED -> new ModelRegistered(JOB, new ModelVersion("tuned", 3, candidate(), TIME));
            case MODEL_REJECTED -> new ModelRejected(JOB, "tuned", problem());
            case MODEL_EVALUATED -> new ModelEvaluated(JOB, "tuned", 3, "messages", 1, Map.of("accuracy", 0.875));
            case MODEL_DELETED -> new ModelDeleted("tuned", 3);
            case ENDPOINT_DEPLOYED -> new EndpointDeployed("support", "support-1", "tuned", 3);
            case ENDPOINT_FAILED -> new EndpointFailed("support", "support-1", "tuned", 3, problem());
            case ENDPOINT_DELETED -> new EndpointDeleted("support");
            case IMPORT_REQUESTED ->
                new ImportRequest("org/name", null, "main", "name", Task.FILL_MASK, "secret", false);
            case FINE_TUNING_REQUESTED -> fineTuning();
            case EVALUATION_REQUESTED ->
                new EvaluationRequest(
                        Task.TEXT_CLASSIFICATION,
                        List.of(VersionRef.of("base@1"), VersionRef.of("tuned")),
                        null,
                        VersionRef.of("messages"),
                        DataPart.TEST,
                        7L,
                        Map.of("label", "category"));
            case BATCH_REQUESTED -> Json.MAPPER.createObjectNode();
        };
    }

    private static FineTuningRequest fineTuning() {
        return new FineTuningRequest(
                VersionRef.of("base@1"),
                Task.TEXT_CLASSIFICATION,
                new TrainingData(VersionRef.of("messages@2"), "auto", "none"),
                Map.of("text", "message"),
                recipe(),
                new FineTuningRequest.Output("tuned"));
    }

    private static JsonNode recipe() {
        return Json.MAPPER.createObjectNode().put("epochs", 3);
    }

    private static JobSnapshot job(JobStatus status, @Nullable JobProgress progress) {
        return new JobSnapshot(
                JOB,
                JobKind.IMPORT,
                status,
                5,
                "Import org/name",
                "http://127.0.0.1:8082/api/v1/imports/" + JOB,
                1,
                0,
                TIME,
                status == JobStatus.QUEUED ? null : TIME.plusSeconds(1),
                status.ended() ? TIME.plusSeconds(9) : null,
                progress,
                Json.tree(Map.of("repository", "org/name")),
                status == JobStatus.SUCCEEDED ? Json.tree(Map.of("name", "name")) : null,
                status == JobStatus.FAILED ? problem() : null,
                null);
    }

    private static Problem problem() {
        return Problem.of(ProblemCode.HUB_GATED, "The repository org/name is gated.", JOB.toString());
    }

    private static ModelCandidate candidate() {
        return new ModelCandidate(
                "tuned",
                Task.TEXT_CLASSIFICATION,
                DIGEST,
                "bert",
                22_713_216,
                90_864_192,
                512,
                List.of("no", "yes"),
                List.of("classifier.weight"),
                new ModelSource("fine-tuning", "base@1", null),
                "apache-2.0",
                "workspace",
                new Lineage(JOB, "base@1", DIGEST, "messages@2", DIGEST, recipe(), 42, Map.of("ashlar", "0.1.0")),
                Map.of("validation_accuracy", 0.9));
    }
}
