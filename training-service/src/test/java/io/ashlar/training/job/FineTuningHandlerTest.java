package io.ashlar.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.training.fixtures.TaskData;
import io.ashlar.training.fixtures.Workshop;
import io.ashlar.training.mlflow.MlflowConfig;
import io.ashlar.training.mlflow.RunLogs;
import io.ashlar.training.preflight.FineTuningPlan;
import io.ashlar.training.preflight.Measured;
import io.ashlar.training.sweep.FinishedTrial;
import io.ashlar.training.sweep.SweepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Searches and measured steps, with real workers. */
@TestInstance(Lifecycle.PER_CLASS)
class FineTuningHandlerTest {
    private static final long MUCH = 1L << 40;

    @TempDir
    static Path folder;

    private Workshop workshop;

    @BeforeAll
    void layOut() {
        workshop = new Workshop(folder);
        TaskData.layOut(workshop, folder);
    }

    @Test
    void shouldRepeatNoTrialAndRegisterTheBest() {
        OneJob job = new OneJob(request("labels", "adamw", "{'learningRate': [1e-9, 0.01, 1e-5]}"));
        job.stops = news -> news.step().equals("trial 3") && news.done() >= 1;

        assertThatThrownBy(() -> handler().run(job)).isInstanceOf(JobStoppedException.class);
        int before = job.progress.size();
        job.stops = news -> false;
        FineTuningResult result = (FineTuningResult) handler().run(job);

        List<String> again = job.progress.subList(before, job.progress.size()).stream()
                .map(JobProgress::step)
                .distinct()
                .toList();
        assertThat(again).containsExactly("prepare", "trial 3", "register");
        SweepResult sweep = Objects.requireNonNull(result.sweep());
        assertThat(sweep.trials()).extracting(FinishedTrial::number).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(sweep.trials())
                .isSortedAccordingTo((a, b) -> Double.compare(value(a), value(b)))
                .allSatisfy(trial -> assertThat(trial.metrics()).containsKeys("loss", "accuracy"));
        assertThat(sweep.best()).isEqualTo(sweep.trials().get(0).number()).isEqualTo(2);
        assertThat(job.offered)
                .singleElement()
                .satisfies(offered -> assertThat(
                                Objects.requireNonNull(offered.candidate().lineage())
                                        .recipe()
                                        .path("learningRate")
                                        .doubleValue())
                        .isEqualTo(0.01));
        assertThat(job.progress.get(job.progress.size() - 1).stepCount()).isEqualTo(5);
        assertThat(result.metrics()).containsKeys("validation_accuracy", "test_accuracy");
    }

    @Test
    void shouldGoOnWhereATrialDiverges() {
        OneJob job = new OneJob(request("numbers", "sgd", "{'learningRate': [10, 1e-6], 'maxGradNorm': [0]}"));

        FineTuningResult result = (FineTuningResult) handler().run(job);

        SweepResult sweep = Objects.requireNonNull(result.sweep());
        assertThat(sweep.best()).isEqualTo(2);
        assertThat(sweep.trials().get(1).failure()).contains("learning rate 10.0");
        assertThat(job.lines).anySatisfy(line -> assertThat(line).startsWith("trial 1 failed: Step"));
    }

    @Test
    void shouldFailWhereEveryTrialDoes() {
        OneJob job = new OneJob(request("numbers", "sgd", "{'learningRate': [9, 10], 'maxGradNorm': [0]}"));

        assertThatThrownBy(() -> handler().run(job))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("All 2 trials of the search failed. The first: Step");
        assertThat(job.offered).isEmpty();
    }

    @Test
    void shouldMeasureAFewStepsWhereADryRunAsksForIt() {
        FineTuningRequest request = request("labels", "adamw", "{'epochs': [1]}");

        FineTuningPlan plan = (FineTuningPlan) handler().dryRun(request, Map.of("measureSteps", "3"));

        Measured measured = Objects.requireNonNull(plan.measured());
        assertThat(measured.steps()).isEqualTo(3);
        assertThat(measured.secondsPerStep()).isPositive();
        assertThat(measured.trainSeconds()).isGreaterThan(measured.secondsPerStep());
        assertThat(measured.totalSeconds()).isGreaterThan(measured.trainSeconds());
        assertThat(measured.peakMemoryBytes()).isGreaterThan(50L << 20);
        assertThat(folder.resolve("cache/measured")).isEmptyDirectory();
        assertThat(((FineTuningPlan) handler().dryRun(request, Map.of())).measured())
                .isNull();
        assertThatThrownBy(() -> handler().dryRun(request, Map.of("measureSteps", "1000")))
                .hasMessageContaining("'measureSteps' is '1000'");
    }

    private FineTuningHandler handler() {
        TrainingConfig config = new TrainingConfig() {
            @Override
            public List<String> workerOptions() {
                return List.of("-Xmx512m", "-XX:+UseSerialGC");
            }

            @Override
            public long checkpointSteps() {
                return 1;
            }

            @Override
            public Duration checkpointUploads() {
                return Duration.ZERO;
            }

            @Override
            public Duration registrationTimeout() {
                return Duration.ofSeconds(1);
            }
        };
        Trainings trainings =
                new Trainings(workshop.bases(), workshop.packages(), new WorkerRun(config, logs()), config);
        Checkpoints checkpoints = new Checkpoints(workshop.packages(), workshop.trainings(), config);
        return new FineTuningHandler(
                workshop.preflight(MUCH, MUCH),
                workshop.catalog(),
                workshop.rows(),
                trainings,
                new SweepRun(trainings, checkpoints),
                checkpoints,
                new Measuring(workshop.catalog(), workshop.rows(), workshop.bases(), config, folder.resolve("cache")),
                folder.resolve("cache"));
    }

    /** No server is named. */
    private static RunLogs logs() {
        return new RunLogs(new MlflowConfig() {
            @Override
            public Optional<String> trackingUri() {
                return Optional.empty();
            }

            @Override
            public String experiment() {
                return "none";
            }

            @Override
            public Optional<String> token() {
                return Optional.empty();
            }
        });
    }

    private static double value(FinishedTrial trial) {
        return Objects.requireNonNull(trial.value());
    }

    private static FineTuningRequest request(String kind, String optimizer, String parameters) {
        ObjectNode request = (ObjectNode) Json.read(
                "{\"baseModel\": \"base-" + kind + "\", \"task\": \"text-classification\", \"data\": {\"train\": \""
                        + kind
                        + "\"},"
                        + " \"recipe\": {\"maxSteps\": 12, \"precision\": \"fp32\", \"scheduler\": \"constant\","
                        + " \"optimizer\": \"" + optimizer + "\","
                        + " \"sweep\": {\"parameters\": " + parameters.replace('\'', '"')
                        + "}}, \"output\": {\"name\": \"tuned\"}}",
                JsonNode.class);
        return Json.read(request.toString(), FineTuningRequest.class);
    }
}
