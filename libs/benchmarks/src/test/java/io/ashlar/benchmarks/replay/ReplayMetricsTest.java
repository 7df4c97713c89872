package io.ashlar.benchmarks.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayMetricsTest {
    private static final String ROWS = """
            {"id": 0, "reference": "a", "prediction": "a"}
            {"id": 1, "reference": "b\u2028", "prediction": "a"}
            """;
    private static final String PARAMETERS = "{\"task\": \"text-classification\", \"labels\": [\"a\", \"b\u2028\"]}";

    @TempDir
    Path folder;

    @Test
    void shouldPassWhereEveryValueAgrees() throws IOException {
        write(
                "right",
                PARAMETERS,
                "{\"metrics\": {\"accuracy\": 0.50000000001, \"matthews_correlation\": 0.0},"
                        + " \"tables\": {\"confusion_matrix\": [[1, 0], [1, 0]]}}");

        assertThat(replay(folder, 0))
                .contains("ok    right")
                .contains("6 values")
                .contains("1 passed, 0 failed");
        assertThat(replay(folder.resolve("right"), 0)).contains("1 passed");
    }

    @Test
    void shouldNameTheValuesThatDiffer() throws IOException {
        write(
                "wrong",
                PARAMETERS,
                "{\"metrics\": {\"accuracy\": 0.5001, \"unheard_of\": 1.0, \"cohen_kappa\": \"NaN\"},"
                        + " \"tables\": {\"confusion_matrix\": [[1, 0], [2, 0]]}}");

        assertThat(replay(folder, 1))
                .contains("FAIL  wrong")
                .contains("metrics.accuracy: 0.5, golden 0.5001")
                .contains("metrics.unheard_of: missing, golden 1.0")
                .contains("metrics.cohen_kappa: 0.0, golden \"NaN\"")
                .contains("tables.confusion_matrix[1][0]: 1, golden 2");
    }

    @Test
    void shouldTakeACasesOwnTolerance() throws IOException {
        String tolerant = PARAMETERS.replace("\"labels\"", "\"tolerance\": {\"accuracy\": 0.001}, \"labels\"");
        write("tolerant", tolerant, "{\"metrics\": {\"accuracy\": 0.5001}}");

        assertThat(replay(folder, 0)).contains("ok    tolerant");
    }

    @Test
    void shouldSayWhichTasksItDoesNotKnowYet() throws IOException {
        write("later", "{\"task\": \"mind-reading\"}", "{}");

        assertThat(replay(folder, 0))
                .contains("later")
                .contains("task mind-reading is not supported yet")
                .contains("0 passed, 0 failed, 1 not supported yet");
    }

    @Test
    void shouldFailACaseThatCannotBeReadAndGoOn() throws IOException {
        write("broken", "{\"task\": \"text-classification\", \"labels\": [\"a\"]}", "{}");
        write("right", PARAMETERS, "{\"metrics\": {\"accuracy\": 0.5}}");

        assertThat(replay(folder, 1))
                .contains("FAIL  broken")
                .contains("'b\u2028'")
                .contains("ok    right");
    }

    @Test
    void shouldSayThatThereIsNothingToReplay() throws IOException {
        assertThat(replay(Files.createDirectory(folder.resolve("empty")), 2)).contains("no case found");
        assertThat(replay(folder.resolve("absent"), 2)).contains("cannot read");
    }

    private void write(String name, String parameters, String golden) throws IOException {
        Path each = Files.createDirectory(folder.resolve(name));
        Files.writeString(each.resolve("input.jsonl"), ROWS);
        Files.writeString(each.resolve("parameters.json"), parameters);
        Files.writeString(each.resolve("golden.json"), golden);
    }

    private static String replay(Path cases, int exitCode) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThat(ReplayMetrics.run(new PrintStream(output, true, UTF_8), cases.toString()))
                .isEqualTo(exitCode);
        return output.toString(UTF_8);
    }
}
