package io.ashlar.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.datasets.columns.LabeledText;
import io.ashlar.datasets.columns.LabeledTexts;
import io.ashlar.evaluation.predictions.Prediction;
import io.ashlar.evaluation.predictions.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextClassificationMeasuresTest {
    private static final LabeledTexts ROWS = new LabeledTexts(
            List.of(text("a", "no"), text("b", "yes"), text("c", "yes"), text("d", "no")), List.of(7, 5, 3, 1));

    @Test
    void shouldMeasureAndListErrorsTheSurestFirst() {
        ModelMeasures measures = TextClassificationMeasures.of(ROWS, predictions(0.9, 0.6, 0.3, 0.2));

        assertThat(measures.metrics().get("accuracy")).isEqualTo(0.5);
        assertThat(measures.confusionMatrix()).isEqualTo(List.of(List.of(1L, 1L), List.of(1L, 1L)));
        assertThat(measures.errors()).extracting(TextError::text).containsExactly("d", "b");
        assertThat(measures.errors()).extracting(TextError::row).containsExactly(1, 5);
        assertThat(measures.errors().get(0).confidence()).isEqualTo(0.8);
        assertThat(measures.intervals())
                .hasEntrySatisfying(
                        "accuracy", interval -> assertThat(interval.lower()).isLessThanOrEqualTo(0.5));
        assertThat(measures.rowsPerSecond()).isEqualTo(40);
    }

    @Test
    void shouldTakeScoresThatAreARoundingAboveOne() {
        ModelMeasures measures = TextClassificationMeasures.of(ROWS, predictions(1.0000001, 0, 0, 1));

        assertThat(measures.metrics().get("accuracy")).isEqualTo(1.0);
    }

    @Test
    void shouldPreferTheFirstOfEqualScores() {
        assertThat(new Prediction(List.of(0.5, 0.5)).best()).isZero();
    }

    private static Predictions predictions(double... no) {
        return new Predictions(
                "m@1",
                List.of("no", "yes"),
                java.util.Arrays.stream(no)
                        .mapToObj(p -> new Prediction(List.of(p, 1 - p)))
                        .toList(),
                List.of(),
                100);
    }

    private static LabeledText text(String text, String label) {
        return new LabeledText(text, null, label);
    }
}
