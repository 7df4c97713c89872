package io.ashlar.metrics.classification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationPredictionsTest {
    private static final List<String> LABELS = List.of("a", "b");

    @Test
    void shouldRefuseRowsThatAreNotComplete() {
        assertThatThrownBy(() -> ClassificationPredictions.of(LABELS, List.of(), List.of(), null))
                .hasMessageContaining("one at least");
        assertThatThrownBy(() -> ClassificationPredictions.of(LABELS, List.of("a"), List.of("a", "b"), null))
                .hasMessageContaining("1 references and 2 predictions");
        assertThatThrownBy(() -> ClassificationPredictions.of(LABELS, List.of("a"), List.of("b"), List.of()))
                .hasMessageContaining("0 rows of probabilities for 1 rows");
    }

    @Test
    void shouldNameTheLabelThatIsNotKnown() {
        assertThatThrownBy(() -> ClassificationPredictions.of(LABELS, List.of("a", "c"), List.of("a", "a"), null))
                .hasMessageContaining("row 1 has the label 'c'");
        assertThatThrownBy(() -> ClassificationPredictions.of(List.of("a", "a"), List.of("a"), List.of("a"), null))
                .hasMessageContaining("'a' is listed twice");
    }

    @Test
    void shouldRefuseWhatIsNoProbability() {
        for (double p : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> ClassificationPredictions.of(
                            LABELS, List.of("a"), List.of("a"), List.of(new double[] {p, 0.5})))
                    .hasMessageContaining("row 0 has the probability " + p);
        }
        assertThatThrownBy(() ->
                        ClassificationPredictions.of(LABELS, List.of("a"), List.of("a"), List.of(new double[] {1})))
                .hasMessageContaining("1 probabilities for 2 labels");
    }
}
