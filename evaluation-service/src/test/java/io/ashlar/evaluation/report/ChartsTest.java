package io.ashlar.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.evaluation.measures.Comparison;
import io.ashlar.evaluation.measures.DataChecks;
import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.evaluation.tasks.Curve;
import io.ashlar.metrics.classification.CalibrationBin;
import io.ashlar.metrics.classification.LabelMetrics;
import io.ashlar.metrics.resampling.ConfidenceInterval;
import io.ashlar.metrics.resampling.Difference;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartsTest {
    private static final ModelMeasures HOSTILE = measures("m@1", "<script>alert(1)</script>", 0.25);

    @Test
    void shouldDrawWellFormedPicturesWhateverTheLabelsAre() throws Exception {
        EvaluationDocument document = document();

        for (String svg : List.of(
                LabelChart.svg(document),
                CalibrationChart.svg(HOSTILE),
                CurveChart.svg("Curves", "x", "y", HOSTILE.curves()))) {
            assertThat(svg).doesNotContain("<script>");
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        }
    }

    @Test
    void shouldShowTheDifferenceOfTheLastModelFromTheFirst() {
        SummaryTable table = SummaryTable.of(document());

        SummaryTable.Row accuracy = table.rows().get(0);
        assertThat(accuracy.values()).containsExactly("0.250 [0.200, 0.300]", "0.500 [0.200, 0.300]");
        assertThat(accuracy.differences()).containsExactly("+0.250 * (p 0.010)");
        assertThat(table.models()).containsExactly("m@1 (untuned head)", "n@1 (untuned head)");
    }

    @Test
    void shouldColourAnEmptyRowOfTheMatrixWhite() {
        assertThat(MatrixCells.of(HOSTILE).get(1).cells())
                .allSatisfy(cell -> assertThat(cell.style()).contains("100%"));
    }

    private static ModelMeasures measures(String model, String label, double accuracy) {
        LabelMetrics metrics = new LabelMetrics(label, 1, 1, accuracy, 2, 2, Double.NaN, null);
        return new ModelMeasures(
                model,
                List.of(label, "b"),
                List.of("classifier.weight"),
                10,
                Map.of("accuracy", accuracy),
                Map.of("accuracy", new ConfidenceInterval(accuracy, 0.2, 0.3, 0.95)),
                List.of(metrics, metrics),
                List.of(List.of(3L, 1L), List.of(0L, 0L)),
                List.of(new CalibrationBin(0, 3, 0.5, 0.4), new CalibrationBin(1, 0, Double.NaN, Double.NaN)),
                List.of(new Curve("roc", label, List.of(0.0, 1.0), List.of(0.5, 1.0))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static EvaluationDocument document() {
        Comparison comparison = new Comparison(
                "n@1", "m@1", Map.of("accuracy", new Difference(0.25, 0.1, 0.4, 0.95, 0.01)), null, 1, 0, List.of());
        return new EvaluationDocument(
                "text-classification",
                "d@1",
                "test",
                4,
                Instant.EPOCH,
                List.of(HOSTILE, measures("n@1", "b", 0.5)),
                List.of(comparison),
                DataChecks.NONE);
    }
}
