package io.ashlar.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What has no reference implementation: worked by hand. */
class ReportPartsTest {
    private static final List<String> LABELS = List.of("a", "b");

    @Test
    void shouldBinConfidencesWithTheirUpperEdge() {
        ClassificationPredictions rows = ClassificationPredictions.of(
                LABELS,
                List.of("a", "b", "b", "a"),
                List.of("a", "a", "b", "a"),
                List.of(
                        new double[] {0.75, 0.25}, // the edge of bins 2 and 3 belongs to bin 2; right
                        new double[] {0.7, 0.3}, // bin 2; wrong
                        new double[] {0.5, 0.5}, // bin 1; the guess is a, the first of equals; wrong
                        new double[] {1, 0})); // bin 3; right

        ClassificationEvaluation evaluation =
                ClassificationMetrics.evaluate(rows, new ClassificationOptions(null, List.of(1), 4));

        assertThat(evaluation.calibration()).extracting(CalibrationBin::count).containsExactly(0L, 1L, 2L, 1L);
        assertThat(evaluation.calibration().get(0).accuracy()).isNaN();
        assertThat(evaluation.calibration().get(2).accuracy()).isEqualTo(0.5);
        assertThat(evaluation.calibration().get(2).confidence()).isEqualTo(0.725);
        assertThat(evaluation.metrics().get("expected_calibration_error"))
                .isCloseTo(0.25 * 0.5 + 0.5 * 0.225, within(1e-12));
        assertThat(evaluation.metrics().get("maximum_calibration_error")).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldGiveTiesToTheFirstOrTheLastLabel() {
        ClassificationPredictions rows = ClassificationPredictions.of(
                List.of("a", "b", "c"),
                List.of("a", "c"),
                List.of("a", "a"),
                List.of(new double[] {0.4, 0.4, 0.2}, new double[] {0.4, 0.2, 0.4}));

        TopKAccuracy topK = new TopKAccuracy(rows);

        assertThat(topK.firstIndexWins(1)).isEqualTo(0.5); // the a of the first row
        assertThat(topK.lastIndexWins(1)).isEqualTo(0.5); // the c of the second
        assertThat(topK.firstIndexWins(2)).isEqualTo(1);
    }

    @Test
    void shouldShowTheSurestErrorsFirst() {
        ClassificationPredictions rows = ClassificationPredictions.of(
                LABELS,
                List.of("a", "a", "b", "b"),
                List.of("b", "a", "a", "a"),
                List.of(new double[] {0.4, 0.6}, new double[] {0.9, 0.1}, new double[] {0.8, 0.2}, new double[] {
                    0.6, 0.4
                }));

        assertThat(ErrorTable.of(rows, 10))
                .containsExactly(
                        new Misclassification(2, "b", "a", 0.8, 0.2),
                        new Misclassification(0, "a", "b", 0.6, 0.4),
                        new Misclassification(3, "b", "a", 0.6, 0.4));
        assertThat(ErrorTable.of(rows, 1)).hasSize(1);
    }

    @Test
    void shouldShowErrorsInRowOrderWithoutProbabilities() {
        ClassificationPredictions rows =
                ClassificationPredictions.of(LABELS, List.of("a", "b", "a"), List.of("b", "b", "b"), null);

        assertThat(ErrorTable.of(rows, 10))
                .containsExactly(
                        new Misclassification(0, "a", "b", null, null), new Misclassification(2, "a", "b", null, null));
    }
}
