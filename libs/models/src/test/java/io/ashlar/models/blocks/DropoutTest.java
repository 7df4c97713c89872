package io.ashlar.models.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dropout that trainings draw, in the engine. */
class DropoutTest {
    private static final String FORWARD =
            "def forward(self, x: Tensor) -> Tensor:\n" + "  return __torch__.ashlar.dropped(x, %s, True)\n";

    @TempDir
    Path folder;

    @Test
    void shouldDropTheRateAndScaleTheRest() throws Exception {
        // 400,000 elements: the share's standard deviation is below 0.0008
        for (double rate : List.of(0.1, 0.5, 0.9)) {
            float[] found = dropped(rate, new Shape(1000, 400), 3);

            assertThat(share(found)).isCloseTo(rate, within(0.004));
            for (float value : found) {
                assertThat(value == 0 || Math.abs(value - 1 / (1 - rate)) < 1e-5)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldDropEachQuarterOfTheElementsAlike() throws Exception {
        float[] found = dropped(0.25, new Shape(400_000), 4);

        for (int quarter = 0; quarter < 4; quarter++) {
            float[] part = Arrays.copyOfRange(found, quarter * 100_000, (quarter + 1) * 100_000);
            assertThat(share(part)).isCloseTo(0.25, within(0.008));
        }
        assertThat(Arrays.copyOfRange(found, 0, 100_000)).isNotEqualTo(Arrays.copyOfRange(found, 100_000, 200_000));
    }

    @Test
    void shouldRepeatWithItsSeedAndTakeAnySize() throws Exception {
        for (long size : new long[] {1, 2, 3, 5, 1023}) {
            assertThat(dropped(0.5, new Shape(size), 7))
                    .hasSize((int) size)
                    .isEqualTo(dropped(0.5, new Shape(size), 7));
        }
        assertThat(dropped(0.5, new Shape(1023), 7)).isNotEqualTo(dropped(0.5, new Shape(1023), 8));
    }

    private static double share(float[] values) {
        int zeros = 0;
        for (float value : values) {
            zeros += value == 0 ? 1 : 0;
        }
        return (double) zeros / values.length;
    }

    private float[] dropped(double rate, Shape shape, int seed) throws Exception {
        Path archive = folder.resolve("dropout.pt");
        Block block = Block.of("Dropped", FORWARD.formatted(rate));
        Program.write(
                archive,
                block,
                (path, weight) -> {
                    throw new AssertionError("there are no weights");
                },
                true);
        try (Model model = Model.newInstance("dropout", "PyTorch")) {
            model.load(folder, "dropout");
            JniUtils.setSeed(seed);
            NDArray x = model.getNDManager().ones(shape, DataType.FLOAT32);
            NDList found = IValueUtils.forward((PtSymbolBlock) model.getBlock(), new NDList(x), true);
            return found.singletonOrThrow().toFloatArray();
        }
    }
}
