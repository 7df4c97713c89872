package io.ashlar.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Samples FOUR = new Samples(List.of(4.0, 1.0, 3.0, 10.0));

    @Test
    void shouldInterpolateQuantilesAsNumpyDoes() {
        // numpy.quantile([4, 1, 3, 10], [0, .25, .5, .75, .99, 1]) = 1, 2.5, 3.5, 5.5, 9.82, 10
        assertThat(FOUR.quantile(0)).isEqualTo(1);
        assertThat(FOUR.lower()).isEqualTo(2.5);
        assertThat(FOUR.median()).isEqualTo(3.5);
        assertThat(FOUR.upper()).isEqualTo(5.5);
        assertThat(FOUR.quantile(0.99)).isEqualTo(9.82, within(1e-12));
        assertThat(FOUR.quantile(1)).isEqualTo(10);
    }

    @Test
    void shouldTakeTheStandardErrorFromTheSampleVariance() {
        // numpy.std([4, 1, 3, 10], ddof=1) / 2 = 1.9364916731037085
        assertThat(FOUR.mean()).isEqualTo(4.5);
        assertThat(FOUR.standardError()).isEqualTo(1.9364916731037085, within(1e-12));
    }

    @Test
    void shouldRefuseTheErrorOfOneSample() {
        assertThatThrownBy(() -> new Samples(List.of(1.0)).standardError()).hasMessageContaining("One sample");
    }

    @Test
    void shouldRefuseNoSamples() {
        assertThatThrownBy(() -> new Samples(List.of())).hasMessageContaining("no samples");
    }

    @Test
    void shouldPairByTurn() {
        Samples ratio = FOUR.dividedBy(new Samples(List.of(2.0, 1.0, 1.5, 4.0)));
        assertThat(ratio.values()).containsExactly(2.0, 1.0, 2.0, 2.5);
    }

    @Test
    void shouldRefuseUnequalPairs() {
        Samples two = new Samples(List.of(1.0, 2.0));
        assertThatThrownBy(() -> FOUR.dividedBy(two))
                .hasMessageContaining("4 samples")
                .hasMessageContaining("2");
    }
}
