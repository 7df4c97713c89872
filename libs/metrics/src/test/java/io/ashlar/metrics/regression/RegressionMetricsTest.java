package io.ashlar.metrics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.ReferenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionMetricsTest {
    static List<JsonNode> cases() {
        return ReferenceCases.read(RegressionMetricsTest.class, "regression.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithTheReference(JsonNode expected) {
        ReferenceCases.assertMetrics(
                RegressionMetrics.of(
                        ReferenceCases.doubles(expected.get("references")),
                        ReferenceCases.doubles(expected.get("predictions"))),
                expected.get("metrics"));
    }

    @Test
    void shouldHaveNoCorrelationOfOneRow() {
        assertThat(RegressionMetrics.of(new double[] {1}, new double[] {2}))
                .containsEntry("mae", 1.0)
                .containsEntry("r2", Double.NaN)
                .containsEntry("pearson", Double.NaN);
    }

    @Test
    void shouldRefuseSidesOfDifferentLength() {
        assertThatThrownBy(() -> RegressionMetrics.of(new double[2], new double[1]))
                .hasMessageContaining("2 references and 1 predictions");
    }
}
