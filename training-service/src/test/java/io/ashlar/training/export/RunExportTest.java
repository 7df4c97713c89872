package io.ashlar.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunExportTest {
    private static final UUID ID = UUID.fromString("0b0e7c1e-6f5c-4c0c-9d0a-2b9b7a4f7f11");
    private static final String RESULT = """
            {"model": {"name": "support", "version": 3, "model": {"lineage": {"baseModel": "bert@1", "dataset": "messages@2",
              "recipe": {"epochs": 2, "learningRate": 0.001, "lora": {"rank": 4}}}}},
             "steps": 4, "bestStep": 2, "secondsPerStep": 0.5, "metrics": {"validation_accuracy": 0.75, "test_accuracy": 0.5},
             "lossCurve": [{"step": 1, "epoch": 0.5, "loss": 2.5, "learningRate": 0.001, "gradNorm": 3.0},
                           {"step": 4, "epoch": 2.0, "loss": 1.5, "learningRate": 0.0, "gradNorm": 1.0}],
             "evaluations": [{"step": 2, "epoch": 1.0, "loss": 1.25, "metrics": {"accuracy": 0.75}, "best": true},
                             {"step": 4, "epoch": 2.0, "loss": 1.75, "metrics": {"accuracy": 0.5}, "best": false}]}
            """;

    @Test
    void shouldMakeATableOfEveryStepThatWasTold() {
        assertThat(CurveCsv.of(FinishedRun.of(job(RESULT))).lines().toList())
                .containsExactly(
                        "step,epoch,loss,learningRate,gradNorm,validation_accuracy,validation_loss",
                        "1,0.5,2.5,0.001,3.0,,",
                        "2,1.0,,,,0.75,1.25",
                        "4,2.0,1.5,0.0,1.0,0.5,1.75");
    }

    @Test
    void shouldLayOutARunAsMlflowStoresIt() {
        Map<String, String> files = MlflowFiles.files(FinishedRun.of(job(RESULT)));
        String run = "0/0b0e7c1e6f5c4c0c9d0a2b9b7a4f7f11/";

        assertThat(files.get(run + "metrics/loss")).isEqualTo("2000 2.5 1\n2000 1.5 4\n");
        assertThat(files.get(run + "metrics/validation_accuracy")).isEqualTo("2000 0.75 2\n2000 0.5 4\n");
        assertThat(files.get(run + "metrics/test_accuracy")).isEqualTo("2000 0.5 2\n");
        assertThat(files)
                .containsEntry(run + "params/epochs", "2")
                .containsEntry(run + "params/lora", "{\"rank\":4}")
                .containsEntry(run + "params/baseModel", "bert@1")
                .containsEntry(run + "tags/mlflow.runName", "support@3");
        assertThat(files.get(run + "meta.yaml")).contains("start_time: 1000\n", "end_time: 2000\n", "status: 3\n");
        assertThat(files.get("0/meta.yaml")).contains("experiment_id: '0'\n");
    }

    @Test
    void shouldPackTheSameFiles() throws IOException {
        FinishedRun run = FinishedRun.of(job(RESULT));
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(MlflowFiles.zip(run)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }

        assertThat(names).containsExactlyElementsOf(MlflowFiles.files(run).keySet());
    }

    @Test
    void shouldMakeATableOfTheTrialsOfASearch() {
        String sweep = """
                {"sweep": {"metric": "loss", "best": 2, "trials": [
                 {"number": 2, "values": {"lora": {"rank": 4, "alpha": 8}}, "value": 1.5,
                  "metrics": {"loss": 1.5, "accuracy": 0.5}, "steps": 3, "secondsPerStep": 0.25},
                 {"number": 1, "values": {"lora": null}, "metrics": {}, "steps": 0, "secondsPerStep": 0.0,
                  "failure": "Step 1 has loss NaN, and \\"more\\""}]}}
                """;

        assertThat(SweepCsv.of(SweepCsv.table(job(sweep))).lines())
                .containsExactly(
                        "trial,lora,accuracy,loss,steps,secondsPerStep,failure",
                        "2,\"{\"\"rank\"\":4,\"\"alpha\"\":8}\",0.5,1.5,3,0.25,",
                        "1,null,,,0,0.0,\"Step 1 has loss NaN, and \"\"more\"\"\"");
        assertThatThrownBy(() -> SweepCsv.table(job(RESULT))).hasMessageContaining("it was no search");
    }

    @Test
    void shouldSayThatARunHasNoMetricsYet() {
        assertThatThrownBy(() -> FinishedRun.of(job(null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no metrics (yet)");
    }

    private static JobSnapshot job(@Nullable String result) {
        return new JobSnapshot(
                ID,
                JobKind.FINE_TUNING,
                result == null ? JobStatus.RUNNING : JobStatus.SUCCEEDED,
                1,
                "Fine-tune",
                "http://127.0.0.1",
                1,
                0,
                Instant.ofEpochMilli(500),
                Instant.ofEpochMilli(1000),
                Instant.ofEpochMilli(2000),
                null,
                Json.read("{\"task\": \"text-classification\"}", JsonNode.class),
                result == null ? null : Json.read(result, JsonNode.class),
                null,
                null);
    }
}
