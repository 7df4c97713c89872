package io.ashlar.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelNoiseTest {
    private static final List<String> LABELS = List.of("cat", "dog", "never");

    @Test
    void shouldSuspectARowThatAnotherLabelFitsAsWellAsItsOwnRows() {
        ClassificationPredictions rows = ClassificationPredictions.of(
                LABELS,
                List.of("cat", "cat", "dog", "dog", "dog"),
                List.of("cat", "cat", "dog", "dog", "cat"),
                List.of(p(0.9, 0.1), p(0.8, 0.2), p(0.1, 0.9), p(0.3, 0.7), p(0.95, 0.05)));

        List<Misclassification> suspects = LabelNoise.suspects(rows, 10);

        assertThat(suspects).containsExactly(new Misclassification(4, "dog", "cat", 0.95, 0.05));
    }

    @Test
    void shouldNotSuspectAnErrorThatTheModelIsNotSureOf() {
        ClassificationPredictions rows = ClassificationPredictions.of(
                LABELS, List.of("cat", "dog"), List.of("cat", "cat"), List.of(p(0.9, 0.1), p(0.6, 0.4)));

        assertThat(LabelNoise.suspects(rows, 10)).isEmpty();
    }

    @Test
    void shouldSuspectNothingWithoutProbabilities() {
        assertThat(LabelNoise.suspects(ClassificationPredictions.of(LABELS, List.of("cat"), List.of("dog"), null), 10))
                .isEmpty();
    }

    private static double[] p(double cat, double dog) {
        return new double[] {cat, dog, 0};
    }
}
