package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.replay.ReplayGoldens;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderRunnerTest {
    private static final Offset<Float> EXACT = Offset.offset(1e-5f);
    private static final OpenOptions FP32 = OpenOptions.of(Precision.FP32);
    private static final List<long[]> ROWS = List.of(
            new long[] {5, 9, 11, 7, 30, 12, 8, 20, 19}, new long[] {6, 33, 4}, new long[] {40, 41, 7, 8, 9, 10});

    static List<String> fixtures() {
        return DecoderFixtures.generating();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldAnswerWhatTransformersAnswers(String fixture) {
        assertThat(ReplayGoldens.replay(DecoderFixtures.folder(fixture)))
                .hasSize(2)
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldKeepLogitsInBf16(String fixture) {
        try (DecoderRunner exact = DecoderRunner.open(DecoderFixtures.folder(fixture), FP32);
                DecoderRunner brain =
                        DecoderRunner.open(DecoderFixtures.folder(fixture), OpenOptions.of(Precision.BF16))) {
            double cosine = cosine(exact.logits(ROWS), brain.logits(ROWS));

            assertThat(cosine).as(fixture).isGreaterThan(0.999);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gpt2, FP32",
        "gpt2, BF16",
        "gpt2, INT8",
        "llama, FP32",
        "llama, BF16",
        "llama, INT8",
        "bloom, FP32",
        "gemma2, FP32",
        "mistral, BF16",
        "mixtral, INT8",
        "phi3-longrope, FP32",
        "llama-dynamic, FP32"
    })
    void shouldGiveARowOfABatchWhatItGetsAlone(String fixture, Precision precision) {
        assumeTrue(precision != Precision.INT8 || Precision.multipliesEightBits());
        try (DecoderRunner runner = DecoderRunner.open(DecoderFixtures.folder(fixture), OpenOptions.of(precision))) {
            long[] tokens = {8, 9, 10};
            float[][] first = runner.start(ROWS, 20);
            float[][] second = runner.next(new int[] {0, 1, 2}, tokens);
            float[][] third = runner.next(new int[] {0, 1, 2}, tokens);
            List<float[][]> whole = runner.logits(ROWS);
            for (int i = 0; i < ROWS.size(); i++) {
                long[] next = {tokens[i]};

                assertThat(runner.logits(List.of(ROWS.get(i))).get(0)).isDeepEqualTo(whole.get(i));
                assertThat(runner.start(List.of(ROWS.get(i)), 20)[0]).containsExactly(first[i], EXACT);
                assertThat(runner.next(new int[] {0}, next)[0]).containsExactly(second[i], EXACT);
                assertThat(runner.next(new int[] {0}, next)[0]).containsExactly(third[i], EXACT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"gpt2", "llama", "bloom", "gemma3_text", "falcon-tilted", "phi3-longrope"})
    void shouldMoveDropAndMultiplyRows(String fixture) {
        try (DecoderRunner runner = DecoderRunner.open(DecoderFixtures.folder(fixture), FP32)) {
            runner.start(ROWS, 30);
            runner.next(new int[] {2, 0, 0, 1, 2}, new long[] {4, 5, 6, 7, 8});
            runner.next(new int[] {4, 3}, new long[] {9, 10});
            float[][] moved = runner.next(new int[] {1, 0, 0}, new long[] {11, 12, 13});

            assertThat(moved[0]).containsExactly(alone(runner, ROWS.get(1), 7, 10, 11), EXACT);
            assertThat(moved[1]).containsExactly(alone(runner, ROWS.get(2), 8, 9, 12), EXACT);
            assertThat(moved[2]).containsExactly(alone(runner, ROWS.get(2), 8, 9, 13), EXACT);
        }
    }

    @Test
    void shouldReuseItsCachesForRowsOfOtherNumberAndLength() {
        try (DecoderRunner runner = DecoderRunner.open(DecoderFixtures.folder("llama"), FP32)) {
            float[] alone = alone(runner, ROWS.get(0), 3);
            Random random = new Random(3);
            for (int i = 0; i < 5; i++) {
                List<long[]> noise = List.of(
                        random.longs(1 + random.nextInt(12), 4, 40).toArray(),
                        random.longs(1 + random.nextInt(12), 4, 40).toArray());
                runner.start(noise, 14);
                runner.next(new int[] {1, 0, 1}, new long[] {5, 6, 7});

                assertThat(alone(runner, ROWS.get(0), 3)).containsExactly(alone);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void shouldPickTheBestTokenWithoutHandingOutLogits(Precision precision) {
        assumeTrue(precision != Precision.INT8 || Precision.multipliesEightBits());
        try (DecoderRunner runner = DecoderRunner.open(DecoderFixtures.folder("qwen2"), OpenOptions.of(precision))) {
            long[] best = best(runner.start(ROWS, 20));
            long[] after = best(runner.next(new int[] {2, 1, 0}, best));

            assertThat(runner.startGreedy(ROWS, 20)).containsExactly(best);
            assertThat(runner.nextGreedy(new int[] {2, 1, 0}, best)).containsExactly(after);
        }
    }

    @Test
    void shouldSayHowLikelyEachTokenIs() {
        try (DecoderRunner runner = DecoderRunner.open(DecoderFixtures.folder("llama"), FP32)) {
            List<float[]> likelihoods = runner.logLikelihoods(ROWS);
            List<float[][]> logits = runner.logits(ROWS);
            for (int row = 0; row < ROWS.size(); row++) {
                assertThat(likelihoods.get(row)).hasSize(ROWS.get(row).length - 1);
                for (int token = 0; token < likelihoods.get(row).length; token++) {
                    float[] scores = logits.get(row)[token];
                    double sum = 0;
                    for (float score : scores) {
                        sum += Math.exp(score);
                    }
                    double expected = scores[(int) ROWS.get(row)[token + 1]] - Math.log(sum);
                    assertThat((double) likelihoods.get(row)[token]).isCloseTo(expected, Offset.offset(1e-5));
                }
            }
            assertThat(runner.logLikelihoods(List.of(new long[] {7})).get(0)).isEmpty();
        }
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        try (DecoderRunner runner = DecoderRunner.open(DecoderFixtures.folder("gpt2"), FP32)) {
            assertThat(runner.maxLength()).isEqualTo(32);
            refuses(ProblemCode.INPUT_TOO_LONG, "33", () -> runner.start(ROWS, 33));
            refuses(ProblemCode.INPUT_TOO_LONG, "9", () -> runner.start(ROWS, 8));
            refuses(ProblemCode.INPUT_TOO_LONG, "0", () -> runner.start(List.of(new long[0]), 8));
            refuses(ProblemCode.INPUT_TOO_LONG, "33", () -> runner.logits(List.of(new long[33])));
            refuses(ProblemCode.INPUT_INVALID, "rows", () -> runner.start(List.of(), 8));
            refuses(ProblemCode.INPUT_INVALID, "43", () -> runner.start(List.of(new long[] {43}), 8));
            refuses(ProblemCode.INPUT_INVALID, "-1", () -> runner.start(List.of(new long[] {-1}), 8));
            runner.start(List.of(new long[] {4, 5}), 3);
            runner.next(new int[] {0}, new long[] {6});
            refuses(ProblemCode.INPUT_TOO_LONG, "4", () -> runner.next(new int[] {0}, new long[] {7}));
            assertThatThrownBy(() -> runner.next(new int[] {1}, new long[] {7}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no row 1");
        }
    }

    @Test
    void shouldLeaveItsRowsAloneWhenWholeRowsAreLookedAt() {
        try (DecoderRunner runner = DecoderRunner.open(DecoderFixtures.folder("gpt_neox"), FP32)) {
            runner.start(ROWS, 20);
            float[][] expected = runner.next(new int[] {0, 1, 2}, new long[] {4, 5, 6});

            runner.start(ROWS, 20);
            runner.logits(List.of(new long[] {1, 2, 3}));

            assertThat(runner.states(ROWS, 0)).hasSize(3);
            assertThat(runner.next(new int[] {0, 1, 2}, new long[] {4, 5, 6})).isDeepEqualTo(expected);
        }
    }

    private static void refuses(ProblemCode code, String named, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(named);
    }

    private static float[] alone(DecoderRunner runner, long[] row, long... more) {
        float[] answer = runner.start(List.of(row), 20)[0];
        for (long token : more) {
            answer = runner.next(new int[] {0}, new long[] {token})[0];
        }
        return answer;
    }

    private static long[] best(float[][] logits) {
        return Arrays.stream(logits)
                .mapToLong(row -> {
                    int best = 0;
                    for (int i = 1; i < row.length; i++) {
                        best = row[i] > row[best] ? i : best;
                    }
                    return best;
                })
                .toArray();
    }

    private static double cosine(List<float[][]> left, List<float[][]> right) {
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < left.size(); i++) {
            for (int row = 0; row < left.get(i).length; row++) {
                for (int j = 0; j < left.get(i)[row].length; j++) {
                    float x = left.get(i)[row][j];
                    float y = right.get(i)[row][j];
                    dot += (double) x * y;
                    a += (double) x * x;
                    b += (double) y * y;
                }
            }
        }
        return dot / Math.sqrt(a * b);
    }
}
