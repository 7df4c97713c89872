package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.models.Fixtures;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.families.Head;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MappedWeightsTest {
    private static final Encoding TOKENS = Encoding.ofIds(new long[] {2, 7, 11, 3}, new long[4]);

    @TempDir
    private Path folder;

    private Path weights;

    @BeforeEach
    void copy() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        weights = folder.resolve("model.safetensors");
    }

    /** The format lets a header have any length; only the writers that people use make it a multiple of eight. */
    @Test
    void shouldTakeWeightsFromAnOddPlace() throws IOException {
        float[] expected = answer();
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(file.getLong(0));
        ByteBuffer odd = ByteBuffer.allocate(file.capacity() + 1).order(ByteOrder.LITTLE_ENDIAN);
        odd.putLong(header + 1).put(file.slice(Long.BYTES, header)).put((byte) ' ');
        odd.put(file.slice(Long.BYTES + header, file.capacity() - Long.BYTES - header));
        Files.write(weights, odd.array());

        assertThat(answer()).containsExactly(expected);
    }

    @Test
    void shouldAnswerWhenTheFileIsGone() throws IOException {
        float[] expected = answer();

        try (TextRunner runner = open()) {
            Files.delete(weights);

            assertThat(answer(runner)).containsExactly(expected);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGiveTheFileBack() throws IOException {
        try (TextRunner runner = open()) {
            assertThat(mappings()).as("mapped by %s", runner).isPositive();
        }

        assertThat(mappings()).isZero();
    }

    private long mappings() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.endsWith(weights.toString()))
                .count();
    }

    private TextRunner open() {
        return TextRunner.open(folder, Head.TEXT_CLASSIFICATION, OpenOptions.of(Precision.FP32));
    }

    private float[] answer() {
        try (TextRunner runner = open()) {
            return answer(runner);
        }
    }

    private static float[] answer(TextRunner runner) {
        return runner.predict(List.of(TOKENS), (encoding, token) -> token == 0).get(0)[0];
    }
}
