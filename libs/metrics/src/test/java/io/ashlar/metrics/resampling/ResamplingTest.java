package io.ashlar.metrics.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {
    @Test
    void shouldFindTheIntervalOfAMean() {
        Bootstrap bootstrap = new Bootstrap(2_000, 0.95, 42);
        double standardError = Math.sqrt(0.9 * 0.1 / 800);

        ConfidenceInterval interval =
                Objects.requireNonNull(bootstrap.intervals(800, share(80, 800)).get("share"));

        assertThat(interval.value()).isEqualTo(0.9);
        assertThat(interval.lower()).isCloseTo(0.9 - 1.96 * standardError, within(0.2 * standardError));
        assertThat(interval.upper()).isCloseTo(0.9 + 1.96 * standardError, within(0.2 * standardError));
    }

    @Test
    void shouldRepeatAnIntervalForItsSeed() {
        assertThat(new Bootstrap(50, 0.9, 1).intervals(30, share(10, 30)))
                .isEqualTo(new Bootstrap(50, 0.9, 1).intervals(30, share(10, 30)))
                .isNotEqualTo(new Bootstrap(50, 0.9, 2).intervals(30, share(10, 30)));
    }

    @Test
    void shouldTellADifferenceFromChance() {
        Bootstrap bootstrap = new Bootstrap(1_000, 0.95, 42);

        Difference large = difference(bootstrap, share(60, 200), share(20, 200));
        Difference small = difference(bootstrap, share(61, 200), share(60, 200));
        Difference none = difference(bootstrap, share(60, 200), share(60, 200));

        assertThat(large.value()).isCloseTo(0.2, within(1e-12));
        assertThat(large.significant()).isTrue();
        assertThat(large.lower()).isPositive();
        assertThat(small.significant()).isFalse();
        assertThat(none.probability()).isEqualTo(1);
        assertThat(none.upper()).isZero();
    }

    @Test
    void shouldLeaveOutWhatIsUndefined() {
        RowMetrics undefined = rows -> Map.of("never", Double.NaN, "always", 1.0);

        assertThat(new Bootstrap(10, 0.95, 1).intervals(5, undefined)).containsOnlyKeys("always");
        assertThat(new Bootstrap(10, 0.95, 1).differences(5, undefined, undefined))
                .containsOnlyKeys("always");
    }

    @Test
    void shouldInterpolateQuantiles() {
        // numpy.quantile([1, 2, 4], [0, 0.25, 0.5, 0.9, 1])
        double[] sorted = {1, 2, 4};

        assertThat(Bootstrap.quantile(sorted, 0)).isEqualTo(1);
        assertThat(Bootstrap.quantile(sorted, 0.25)).isEqualTo(1.5);
        assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(2);
        assertThat(Bootstrap.quantile(sorted, 0.9)).isCloseTo(3.6, within(1e-12));
        assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(4);
    }

    @Test
    void shouldRefuseImpossibleSettings() {
        assertThatThrownBy(() -> new Bootstrap(0, 0.95, 1)).hasMessageContaining("0 draws");
        assertThatThrownBy(() -> new Bootstrap(1, 1, 1)).hasMessageContaining("level 1.0");
        assertThatThrownBy(() -> McNemar.of(new boolean[1], new boolean[2])).hasMessageContaining("1 and 2 rows");
    }

    /** Probabilities of scipy 1.17.1's {@code binomtest(first, first + second).pvalue}. */
    @ParameterizedTest
    @CsvSource({"3,11,0.057373046875", "0,0,1", "10,10,1", "400,520,8.549170923883781e-05", "0,3,0.25"})
    void shouldTestPairsExactly(int first, int second, double probability) {
        int rows = first + second + 7;
        boolean[] firstRight = new boolean[rows];
        boolean[] secondRight = new boolean[rows];
        Arrays.fill(firstRight, 0, first, true);
        Arrays.fill(secondRight, first, first + second, true);
        Arrays.fill(firstRight, rows - 4, rows, true);
        Arrays.fill(secondRight, rows - 4, rows, true);

        McNemar test = McNemar.of(firstRight, secondRight);

        assertThat(test.onlyFirst()).isEqualTo(first);
        assertThat(test.onlySecond()).isEqualTo(second);
        assertThat(test.probability()).isCloseTo(probability, within(1e-12));
    }

    /** The share of rows from {@code wrong} on. */
    private static RowMetrics share(int wrong, int rows) {
        return drawn -> {
            assertThat(drawn).hasSize(rows);
            return Map.of(
                    "share",
                    (double) Arrays.stream(drawn).filter(row -> row >= wrong).count() / rows);
        };
    }

    private static Difference difference(Bootstrap bootstrap, RowMetrics first, RowMetrics second) {
        return Objects.requireNonNull(bootstrap.differences(200, first, second).get("share"));
    }
}
