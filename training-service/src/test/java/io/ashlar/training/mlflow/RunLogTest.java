package io.ashlar.training.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import io.ashlar.models.training.packages.Provenance;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.training.worker.WorkerMessage;
import io.ashlar.training.worker.WorkerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class RunLogTest {
    private static final UUID JOB = UUID.fromString("0b0e7c1e-6f5c-4c0c-9d0a-2b9b7a4f7f11");

    private final List<String> troubles = new ArrayList<>();

    @Test
    void shouldTellARunWithItsParametersAndPoints() throws IOException {
        try (Recorder server = new Recorder()) {
            try (RunLog log = open(server.url())) {
                point(log, 1);
                log.heard(new WorkerMessage.Evaluated(new EvaluationReport(2, 1, 0.5, Map.of("f1_macro", 0.25), true)));
                log.heard(done());
            }

            assertThat(server.calls)
                    .startsWith(
                            "experiments/get-by-name",
                            "experiments/create",
                            "runs/search",
                            "runs/create",
                            "runs/log-batch")
                    .endsWith("runs/update FINISHED");
            assertThat(server.points.stream()
                            .map(point -> point.path("key").asText() + " "
                                    + point.path("value").asDouble() + " "
                                    + point.path("step").asLong()))
                    .containsExactlyInAnyOrder(
                            "loss 1.5 1",
                            "learning_rate 0.1 1",
                            "grad_norm 2.0 1",
                            "validation_loss 0.5 2",
                            "validation_f1_macro 0.25 2",
                            "test_accuracy 0.75 2");
            assertThat(server.parameters).anySatisfy(parameter -> {
                assertThat(parameter.path("key").asText()).isEqualTo("lora");
                assertThat(parameter.path("value").asText()).isEqualTo("{\"rank\":4}");
            });
            assertThat(server.tokens).containsOnly("Bearer secret");
            assertThat(troubles).isEmpty();
        }
    }

    @Test
    void shouldGoOnWithTheRunOfAnEarlierAttemptAndTellNothingTwice() throws IOException {
        try (Recorder server = new Recorder()) {
            server.isThere = true;
            try (RunLog log = open(server.url())) {
                point(log, 1);
                point(log, 2);
                point(log, 3);
            }

            assertThat(server.calls)
                    .doesNotContain("runs/create", "experiments/create")
                    .contains("runs/update RUNNING")
                    .endsWith("runs/update KILLED");
            assertThat(server.points.stream()
                            .filter(point -> point.path("key").asText().equals("loss"))
                            .map(point -> point.path("step").asLong()))
                    .containsExactly(3L);
        }
    }

    @Test
    void shouldEndTheRunOfAJobThatIsCanceled() throws IOException {
        try (Recorder server = new Recorder()) {
            try (RunLog log = open(server.url())) {
                point(log, 1);
                Thread.currentThread().interrupt();
            }

            assertThat(Thread.interrupted()).isTrue();
            assertThat(server.points).hasSize(3);
            assertThat(server.calls).endsWith("runs/update KILLED");
        }
    }

    @Test
    void shouldTryAgainWhatTheServerDidNotTake() throws IOException {
        try (Recorder server = new Recorder()) {
            server.refused = 2;
            try (RunLog log = open(server.url())) {
                point(log, 1);
                log.heard(new WorkerMessage.Failed(io.ashlar.contracts.problems.ProblemCode.TRAINING_DIVERGED, "NaN"));
            }

            assertThat(server.points).hasSize(3);
            assertThat(server.calls).endsWith("runs/update FAILED");
            assertThat(troubles).singleElement().asString().contains("answered 503", "it is tried again");
        }
    }

    @Test
    void shouldSayWhatAServerThatIsNotThereMissed() {
        try (RunLog log = open("http://127.0.0.1:1")) {
            point(log, 1);
        }

        assertThat(troubles).last().asString().contains("did not take 3 points");
    }

    /** {@code pip install mlflow; mlflow server --port 5000}, and MLFLOW_TRACKING_URI=http://127.0.0.1:5000. */
    @Test
    @Tag("python")
    @EnabledIfEnvironmentVariable(named = "MLFLOW_TRACKING_URI", matches = "http.+")
    void shouldBeTakenByARealServer() throws IOException {
        MlflowServer server = new MlflowServer(System.getenv("MLFLOW_TRACKING_URI"), null);
        UUID job = UUID.randomUUID();
        for (long attempt = 1; attempt <= 2; attempt++) {
            try (RunLog log = open(System.getenv("MLFLOW_TRACKING_URI"), job)) {
                point(log, 1);
                point(log, attempt);
            }
        }

        MlflowServer.Found found = server.find(server.experiment("ashlar tests"), "ashlar.run", job + "/train")
                .orElseThrow();
        assertThat(found.lastSteps()).containsEntry("loss", 2L).containsEntry("grad_norm", 2L);
        assertThat(troubles).isEmpty();
    }

    @Test
    void shouldDoNothingWithoutAServer() {
        assertThat(open("")).isSameAs(RunLog.NONE);
    }

    private RunLog open(String url) {
        return open(url, JOB);
    }

    private RunLog open(String url, UUID job) {
        MlflowConfig config = new MlflowConfig() {
            @Override
            public Optional<String> trackingUri() {
                return Optional.of(url);
            }

            @Override
            public String experiment() {
                return "ashlar tests";
            }

            @Override
            public Optional<String> token() {
                return Optional.of("secret");
            }
        };
        WorkerRequest request = new WorkerRequest(
                "base",
                "examples",
                "work",
                "package/support",
                Json.MAPPER.createObjectNode().put("epochs", 2).set("lora", Json.tree(Map.of("rank", 4))),
                new Provenance("base@1", null, null, "data@1", null, Map.of()),
                1);
        return new RunLogs(config).open(job, "train", request, troubles::add);
    }

    private static void point(RunLog log, long step) {
        log.heard(new WorkerMessage.Logged(new LossPoint(step, 1, 1.5, 0.1, 2)));
    }

    private static WorkerMessage done() {
        return new WorkerMessage.Done(2, 2, false, 0.1, List.of(), List.of(), Map.of("accuracy", 0.75), 10, 64);
    }
}
