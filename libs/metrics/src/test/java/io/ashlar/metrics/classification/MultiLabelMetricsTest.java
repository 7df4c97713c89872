package io.ashlar.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.ReferenceCases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultiLabelMetricsTest {
    static List<JsonNode> cases() {
        return ReferenceCases.read(MultiLabelMetricsTest.class, "multi-label.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithTheReference(JsonNode expected) {
        MultiLabelEvaluation evaluation = MultiLabelMetrics.evaluate(rows(expected));

        ReferenceCases.assertMetrics(evaluation.metrics(), expected.get("metrics"));
        for (int label = 0; label < evaluation.perLabel().size(); label++) {
            MultiLabelRow row = evaluation.perLabel().get(label);
            assertThat(List.of(row.truePositives(), row.falsePositives(), row.falseNegatives(), row.trueNegatives()))
                    .hasToString(expected.get("counts").get(label).toString().replace(",", ", "));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldMeasureAnyChoiceOfRows(JsonNode expected) {
        MultiLabelPredictions rows = rows(expected);
        int[] twice = new int[2 * rows.size()];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = i % rows.size();
        }

        assertThat(MultiLabelMetrics.decisions(rows.choose(twice))).isEqualTo(MultiLabelMetrics.decisions(rows));
    }

    @Test
    void shouldLeaveOutWhatNeedsProbabilitiesWithoutThem() {
        MultiLabelEvaluation evaluation = MultiLabelMetrics.evaluate(
                MultiLabelPredictions.of(List.of("a", "b"), List.of(List.of("a")), List.of(List.of("a")), null));

        assertThat(evaluation.metrics()).containsEntry("subset_accuracy", 1.0).doesNotContainKey("roc_auc_macro");
        assertThat(evaluation.perLabel().get(0).rocAuc()).isNull();
    }

    @Test
    void shouldRefuseRowsThatAreIncomplete() {
        List<List<String>> none = List.of(List.of());
        assertThatThrownBy(() -> MultiLabelPredictions.of(List.of("a"), List.of(), List.of(), null))
                .hasMessageContaining("0 references");
        assertThatThrownBy(() -> MultiLabelPredictions.of(List.of("a"), none, List.of(List.of("z")), null))
                .hasMessageContaining("'z'");
        assertThatThrownBy(() -> MultiLabelPredictions.of(List.of("a", "a"), none, none, null))
                .hasMessageContaining("listed twice");
        assertThatThrownBy(() -> MultiLabelPredictions.of(List.of("a"), none, none, List.of(new double[2])))
                .hasMessageContaining("2 probabilities for 1 labels");
    }

    private static MultiLabelPredictions rows(JsonNode expected) {
        List<double[]> probabilities = new ArrayList<>();
        expected.get("probabilities").forEach(row -> probabilities.add(ReferenceCases.doubles(row)));
        return MultiLabelPredictions.of(
                ReferenceCases.texts(expected.get("labels")),
                ReferenceCases.rowsOfTexts(expected.get("references")),
                ReferenceCases.rowsOfTexts(expected.get("predictions")),
                probabilities);
    }
}
