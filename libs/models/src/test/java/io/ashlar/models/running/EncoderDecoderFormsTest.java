package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.generation.RankedTokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beams, int8, bf16 and the forms that are trained: against what the runner gives in fp32. */
class EncoderDecoderFormsTest {
    private static final OpenOptions FP32 = OpenOptions.of(Precision.FP32);
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    static List<String> fixtures() {
        return EncoderDecoderRunnerTest.fixtures();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldRankAsItsLogitsDo(String fixture) {
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(EncoderDecoderRunnerTest.folder(fixture), FP32);
                TargetWriter writer = runner.read(EncoderDecoderRunnerTest.rows(new Random(8), 4, 7));
                TargetWriter same = runner.read(EncoderDecoderRunnerTest.rows(new Random(8), 4, 7))) {
            List<long[]> starts = List.of(new long[] {2}, new long[] {2});
            RankedTokens ranked = writer.startRanked(starts, 4, 5);
            assertRanked(ranked, same.start(starts, 4));
            int[] parents = {1, 0, 0};
            long[] tokens = {7, 9, 11};
            assertRanked(writer.nextRanked(parents, tokens, 5), same.next(parents, tokens));
        }
    }

    private static void assertRanked(RankedTokens ranked, float[][] logits) {
        for (int row = 0; row < logits.length; row++) {
            double sum = 0;
            for (float logit : logits[row]) {
                sum += Math.exp(logit);
            }
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < 5; i++) {
                float logit = logits[row][ranked.tokens()[row][i]];
                assertThat(logit).isLessThanOrEqualTo(least);
                assertThat(ranked.logProbabilities()[row][i]).isEqualTo((float) (logit - Math.log(sum)), CLOSE);
                least = logit;
            }
            int larger = 0;
            for (float logit : logits[row]) {
                larger += logit > least ? 1 : 0;
            }
            assertThat(larger).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldKeepARowAloneInInt8(String fixture) {
        assumeTrue(Precision.multipliesEightBits());
        try (EncoderDecoderRunner runner =
                EncoderDecoderRunner.open(EncoderDecoderRunnerTest.folder(fixture), OpenOptions.of(Precision.INT8))) {
            List<long[]> sources = EncoderDecoderRunnerTest.rows(new Random(6), 5, 11, 5);
            List<long[]> targets = EncoderDecoderRunnerTest.rows(new Random(7), 4, 4, 2);
            List<float[][]> together = runner.logits(sources, targets);
            for (int row = 0; row < 3; row++) {
                List<float[][]> alone = runner.logits(List.of(sources.get(row)), List.of(targets.get(row)));
                assertThat(flat(together.subList(row, row + 1))).containsExactly(flat(alone), Offset.offset(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldKeepLogitsInBf16(String fixture) throws IOException {
        JsonNode golden = EncoderDecoderRunnerTest.golden(fixture);
        try (EncoderDecoderRunner exact = EncoderDecoderRunner.open(EncoderDecoderRunnerTest.folder(fixture), FP32);
                EncoderDecoderRunner brain = EncoderDecoderRunner.open(
                        EncoderDecoderRunnerTest.folder(fixture), OpenOptions.of(Precision.BF16))) {
            List<long[]> sources = EncoderDecoderRunnerTest.sources(golden);
            List<long[]> targets = EncoderDecoderRunnerTest.rows(new Random(1), 5, 5, 5, 5, 5);
            List<float[][]> expected = exact.logits(sources, targets);
            List<float[][]> actual = brain.logits(sources, targets);
            assertThat(cosine(flat(expected), flat(actual))).isGreaterThan(0.999);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldGiveTheSameInTheFormsThatAreTrained(String fixture) {
        List<long[]> sources = EncoderDecoderRunnerTest.rows(new Random(2), 4, 9);
        List<long[]> targets = EncoderDecoderRunnerTest.rows(new Random(4), 6, 3);
        try (EncoderDecoderRunner packed = EncoderDecoderRunner.open(EncoderDecoderRunnerTest.folder(fixture), FP32);
                EncoderDecoderRunner plain =
                        EncoderDecoderRunner.open(EncoderDecoderRunnerTest.folder(fixture), FP32, LinearForm.PLAIN);
                EncoderDecoderRunner mixed =
                        EncoderDecoderRunner.open(EncoderDecoderRunnerTest.folder(fixture), FP32, LinearForm.MIXED)) {
            List<float[][]> expected = packed.logits(sources, targets);
            assertThat(flat(plain.logits(sources, targets))).containsExactly(flat(expected), CLOSE);
            assertThat(cosine(flat(mixed.logits(sources, targets)), flat(expected)))
                    .isGreaterThan(0.999);
        }
    }

    private static float[] flat(List<float[][]> logits) {
        float[] flat = new float[0];
        for (float[][] rows : logits) {
            for (float[] row : rows) {
                int at = flat.length;
                flat = Arrays.copyOf(flat, at + row.length);
                System.arraycopy(row, 0, flat, at, row.length);
            }
        }
        return flat;
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
