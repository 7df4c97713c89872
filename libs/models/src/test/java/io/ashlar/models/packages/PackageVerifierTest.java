package io.ashlar.models.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.checkpoint.ArrayTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageVerifierTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSayWhatItLoaded() {
        ModelSummary summary =
                PackageVerifier.verify(Fixtures.folder("bert-text-classification"), Task.TEXT_CLASSIFICATION);

        assertThat(summary.family()).isEqualTo("bert");
        assertThat(summary.labels()).containsExactly("calm", "angry", "sad");
        assertThat(summary.maxSequenceLength()).isEqualTo(48);
        assertThat(summary.newWeights()).isEmpty();
        assertThat(PackageVerifier.verifyFeatures(Fixtures.folder("roberta-fill-mask"))
                        .task())
                .isNull();
    }

    @Test
    void shouldRefuseATaskThatThereIsNoHeadFor() {
        assertProblem(
                Fixtures.folder("bert-fill-mask"),
                Task.SUMMARIZATION,
                ProblemCode.MODEL_TASK_UNSUPPORTED,
                "summarization");
    }

    @Test
    void shouldRefuseATokenizerThatNeedsItsOwnCode() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Fixtures.edit(folder, "tokenizer_config.json", "{\n", "{\"auto_map\":{\"AutoTokenizer\":\"tok.X\"},\n");

        assertProblem(folder, Task.TEXT_CLASSIFICATION, ProblemCode.MODEL_NEEDS_OWN_CODE, "tok.X");
    }

    @Test
    void shouldRefuseATruncatedCheckpoint() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Path weights = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length - 100));

        assertProblem(folder, Task.TEXT_CLASSIFICATION, ProblemCode.MODEL_FILE_MALFORMED, "truncated");
    }

    @Test
    void shouldRefuseWeightsThatGiveNoNumbers() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Fixtures.rewrite(folder, tensors -> {
            float[] broken = new float[3];
            Arrays.fill(broken, Float.NaN);
            tensors.put("classifier.bias", ArrayTensor.of(List.of(3L), broken));
            return tensors;
        });

        assertProblem(folder, Task.TEXT_CLASSIFICATION, ProblemCode.MODEL_FILE_MALFORMED, "NaN");
    }

    @Test
    void shouldSayWhichFileIsMissing() throws IOException {
        for (String file : new String[] {"config.json", "model.safetensors", "tokenizer.json"}) {
            Path copy = Fixtures.copy("distilbert-regression", Files.createDirectory(folder.resolve(file)));
            Files.delete(copy.resolve(file));

            assertProblem(copy, Task.TEXT_CLASSIFICATION, ProblemCode.MODEL_FILE_MISSING, file);
        }
    }

    private static void assertProblem(Path package_, Task task, ProblemCode code, String part) {
        assertThatThrownBy(() -> PackageVerifier.verify(package_, task))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
