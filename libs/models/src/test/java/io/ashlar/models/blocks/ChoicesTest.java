package io.ashlar.models.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.running.LoadedArchive;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.torchscript.ScriptValue;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest numbers, against sorting them. */
class ChoicesTest {
    private static final String SOURCE = """
            def choose(self, y: Tensor) -> Tensor:
              return torch.to(__torch__.ashlar.best(y), 6)
            def rank(self, y: Tensor, most: int) -> Tensor:
              return __torch__.ashlar.ranked(y, most)
            """;
    private static final int ROWS = 3;

    private static LoadedArchive archive;

    @BeforeAll
    static void load() throws IOException {
        TorchEngine.start(1);
        Block block = Block.of("Choices", SOURCE).withWeight("unused", Block.Init.ZEROS, 1);
        archive = LoadedArchive.open(
                block,
                (path, weight) -> new ScriptValue.Weight(ArrayTensor.of(weight.shape(), new float[1]), false),
                LinearForm.PLAIN);
    }

    @AfterAll
    static void close() {
        archive.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 127, 1023, 1024, 1025, 5000, 50_257})
    void shouldFindTheLargestAndTheFirstOfEquals(int count) {
        float[][] rows = rows(count);
        rows[1][count - 1] = 9;
        rows[2][count / 2] = 9;
        rows[2][count - 1] = 9;

        float[] found = archive.call("choose", scope -> List.of(tensor(scope, rows)));

        for (int row = 0; row < ROWS; row++) {
            assertThat((int) found[row]).isEqualTo(sorted(rows[row]).get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 63, 511, 512, 1025, 5000, 58_101})
    void shouldRankByLogProbability(int count) {
        int most = 8;
        float[][] rows = rows(count);
        rows[1][count - 1] = 9;
        for (int i = 0; i < most && count > 64; i++) {
            rows[2][i] = 10 + i; // all in one stretch
        }
        for (int i = most; i < count; i++) {
            rows[0][i] = Float.NEGATIVE_INFINITY; // no more than are asked for
        }

        float[] found = archive.call("rank", scope -> List.of(tensor(scope, rows), IValue.from((long) most)));

        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (float logit : rows[row]) {
                sum += Math.exp(logit);
            }
            List<Integer> expected = sorted(rows[row]);
            for (int i = 0; i < most; i++) {
                int token = expected.get(i);
                assertThat((int) found[row * 2 * most + most + i]).isEqualTo(token);
                assertThat(found[row * 2 * most + i])
                        .isCloseTo((float) (rows[row][token] - Math.log(sum)), Offset.offset(1e-5f));
            }
        }
    }

    private static float[][] rows(int count) {
        Random random = new Random(count);
        float[][] rows = new float[ROWS][count];
        for (float[] row : rows) {
            for (int i = 0; i < count; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    private static List<Integer> sorted(float[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -row[place]))
                .toList();
    }

    private static IValue tensor(NDManager scope, float[][] rows) {
        float[] flat = new float[ROWS * rows[0].length];
        for (int row = 0; row < ROWS; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
        }
        return IValue.from((PtNDArray) scope.create(flat, new Shape(ROWS, rows[0].length)));
    }
}
