package io.ashlar.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
    private static final String BASE =
            "{'model': 'base@1', 'newWeights': ['classifier.weight'], 'metrics': {'log_loss': 2, 'accuracy': 0.25},"
                    + " 'intervals': {'accuracy': {'value': 0.25, 'lower': 0.2, 'upper': 0.3, 'level': 0.95}}}";
    private static final String TUNED =
            "{'model': 'tuned@1', 'newWeights': [], 'metrics': {'accuracy': 0.75}, 'intervals': {}}";

    @Test
    void shouldShowEveryMetricOfEveryModelTheMainOnesFirst() {
        List<String> lines = EvaluationTable.lines(document("[" + BASE + ", " + TUNED + "]", "[]"));

        assertThat(lines.get(0)).isEqualTo("1,200 rows of messages@1, part test");
        assertThat(lines.get(1)).containsSubsequence("base@1", "tuned@1");
        assertThat(lines.get(3)).containsSubsequence("accuracy", "0.2500 (95%: 0.2000 to 0.3000)", "0.7500");
        assertThat(lines.get(4)).containsSubsequence("log_loss", "2.0000", "-");
        assertThat(lines.get(5)).startsWith("base@1 has weights that were drawn at random");
        assertThat(lines).hasSize(6);
    }

    @Test
    void shouldTellWhetherADifferenceMayBeChance() {
        List<String> lines = EvaluationTable.lines(document(
                "[" + TUNED + "]",
                "[{'model': 'tuned@1', 'baseline': 'base@1', 'better': 20, 'worse': 3, 'differences': {"
                        + "'accuracy': {'value': 0.5, 'lower': 0.4, 'upper': 0.6, 'level': 0.95, 'probability': 0.001},"
                        + "'f1': {'value': -0.01, 'lower': -0.1, 'upper': 0.1, 'level': 0.95, 'probability': 0.8}}}]"));

        assertThat(lines)
                .endsWith(
                        "tuned@1 beside base@1: better on 20 rows, worse on 3",
                        "  accuracy +0.5000 (95%: 0.4000 to 0.6000), significant",
                        "  f1 -0.0100 (95%: -0.1000 to 0.1000), may be chance");
    }

    private static JsonNode document(String models, String comparisons) {
        return Json.read(
                ("{'rows': 1200, 'dataset': 'messages@1', 'part': 'test', 'models': " + models + ", 'comparisons': "
                                + comparisons + "}")
                        .replace('\'', '"'),
                JsonNode.class);
    }
}
