package io.ashlar.metrics.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
    private static final Offset<Double> TINY = Offset.offset(1e-12);
    private static final List<ScoredText> ROWS = List.of(
            new ScoredText("äb", new double[] {-9, -1, -3}, new boolean[] {false, true, true}),
            new ScoredText("🙂", new double[] {-9}, new boolean[] {false}),
            new ScoredText("c", new double[] {-9, -8}, new boolean[] {false, true}));

    @Test
    void shouldWeighPerplexityByTokens() {
        Map<String, Double> metrics = LanguageModelMetrics.of(ROWS);

        assertThat(metrics.get("perplexity")).isCloseTo(Math.exp(4), TINY);
        assertThat(metrics.get("mean_of_row_perplexities"))
                .isCloseTo((Math.exp(2) + Math.exp(8)) / 2, Offset.offset(1e-9));
        assertThat(metrics.get("tokens")).isEqualTo(3);
    }

    @Test
    void shouldCountBytesAndCodePoints() {
        Map<String, Double> metrics = LanguageModelMetrics.of(ROWS);

        assertThat(metrics.get("bits_per_byte")).isCloseTo(12 / Math.log(2) / 8, TINY);
        assertThat(metrics.get("bits_per_character")).isCloseTo(12 / Math.log(2) / 4, TINY);
    }

    @Test
    void shouldHaveNoPerplexityWithoutTokens() {
        assertThat(LanguageModelMetrics.of(ROWS.subList(1, 2)))
                .containsEntry("perplexity", Double.NaN)
                .containsEntry("mean_of_row_perplexities", Double.NaN);
        assertThat(ROWS.get(1).perplexity()).isNaN();
    }

    @Test
    void shouldRefuseAMaskOfAnotherLength() {
        assertThatThrownBy(() -> new ScoredText("", new double[1], new boolean[2]))
                .hasMessageContaining("1 log-likelihoods with a mask of 2");
    }

    @Test
    void shouldRankCandidatesAndScores() {
        assertThat(CandidateRanks.of(List.of("a", "b"), "b")).isEqualTo(2);
        assertThat(CandidateRanks.of(List.of("a", "b"), "c")).isEqualTo(CandidateRanks.ABSENT);
        assertThat(CandidateRanks.of(new double[] {1, 3, 3, 2}, 2)).isEqualTo(2);
        assertThat(CandidateRanks.metrics(new int[] {1, 4, CandidateRanks.ABSENT, 2}, List.of(1, 2)))
                .isEqualTo(Map.of("top_1_accuracy", 0.25, "top_2_accuracy", 0.5, "mean_reciprocal_rank", 1.75 / 4));
    }
}
