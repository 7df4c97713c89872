package io.ashlar.benchmarks.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenStatesTest {
    private static HiddenStates of(float[]... tokens) {
        return new HiddenStates(List.<float[][]>of(tokens));
    }

    @Test
    void shouldMeasureTheWorstNumberAndTheLowestCosine() {
        HiddenStates.Distance distance =
                of(new float[] {1, 0}, new float[] {0, 2}).distance(of(new float[] {1, 0}, new float[] {1.5f, 2}));
        assertThat(distance.worst()).isEqualTo(1.5);
        assertThat(distance.lowestCosine()).isEqualTo(0.8, within(1e-12));
        assertThat(distance.meanCosine()).isEqualTo(0.9, within(1e-12));
    }

    @Test
    void shouldCallANumberThatIsNoneInfinitelyFar() {
        HiddenStates.Distance distance = of(new float[] {1, 0}).distance(of(new float[] {1, Float.NaN}));
        assertThat(distance.worst()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldReadTextsOfAPeer(@TempDir Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(6 * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i <= 6; i++) {
            bytes.putFloat(i);
        }
        Path file = Files.write(folder.resolve("states.bin"), bytes.array());
        List<float[][]> texts =
                HiddenStates.read(file, List.of(new long[1], new long[2])).texts();
        assertThat(texts.get(0)).isDeepEqualTo(new float[][] {{1, 2}});
        assertThat(texts.get(1)).isDeepEqualTo(new float[][] {{3, 4}, {5, 6}});
    }

    @Test
    void shouldRefuseNumbersThatDoNotFitTheTokens(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("states.bin"), new byte[5 * 4]);
        assertThatThrownBy(() -> HiddenStates.read(file, List.of(new long[2]))).hasMessageContaining("5 numbers");
    }
}
