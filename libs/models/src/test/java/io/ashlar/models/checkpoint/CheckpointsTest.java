package io.ashlar.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {
    private static final String INDEX = "model.safetensors.index.json";

    @TempDir
    private Path folder;

    @Test
    void shouldReadShardsAsOneCheckpoint() throws IOException {
        shard("model-00001-of-00002.safetensors", "a", 1);
        shard("model-00002-of-00002.safetensors", "b", 2);
        index("{\"a\":\"model-00001-of-00002.safetensors\",\"b\":\"model-00002-of-00002.safetensors\"}");

        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            assertThat(checkpoint.names()).containsExactlyInAnyOrder("a", "b");
            assertThat(Tensors.toFloats(checkpoint.find("b").orElseThrow())).containsExactly(2);
        }
    }

    @Test
    void shouldSayWhichTensorAShardLacks() throws IOException {
        shard("one.safetensors", "a", 1);
        index("{\"a\":\"one.safetensors\",\"b\":\"one.safetensors\"}");

        assertProblem(ProblemCode.MODEL_FILE_MALFORMED, "'b' is in 'one.safetensors'");
    }

    @Test
    void shouldSayWhichShardIsMissing() throws IOException {
        index("{\"a\":\"gone.safetensors\"}");

        assertProblem(ProblemCode.MODEL_FILE_MISSING, "gone.safetensors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x.safetensors", "/etc/x.safetensors", "sub/x.safetensors", ".x.safetensors", "x.bin", ""})
    void shouldRefuseAnIndexThatLeavesTheFolder(String path) throws IOException {
        index("{\"a\":\"" + path + "\"}");

        assertProblem(ProblemCode.MODEL_FILE_MALFORMED, "'" + path + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"weight_map\":[]}", "{\"weight_map\":{}}", "{\"weight"})
    void shouldRefuseAnIndexThatIsNone(String text) throws IOException {
        Files.writeString(folder.resolve(INDEX), text);

        assertProblem(ProblemCode.MODEL_FILE_MALFORMED, INDEX);
    }

    @Test
    void shouldSayThatThereAreNoWeights() {
        assertProblem(ProblemCode.MODEL_FILE_MISSING, "model.safetensors");
    }

    private void shard(String file, String name, float value) throws IOException {
        SafetensorsWriter.write(folder.resolve(file), Map.of(name, ArrayTensor.of(List.of(1L), value)), Map.of());
    }

    private void index(String weightMap) throws IOException {
        Files.writeString(folder.resolve(INDEX), "{\"weight_map\":" + weightMap + "}");
    }

    private void assertProblem(ProblemCode code, String part) {
        assertThatThrownBy(() -> Checkpoints.open(folder))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
