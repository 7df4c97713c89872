package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.regression.RegressionMetrics;
import java.util.List;

/** Predicted numbers. */
final class RegressionCase {
    private RegressionCase() {}

    static JsonNode values(List<JsonNode> rows, JsonNode parameters) {
        return new GoldenTree()
                .metrics(RegressionMetrics.of(column(rows, "reference"), column(rows, "prediction")))
                .tree();
    }

    private static double[] column(List<JsonNode> rows, String name) {
        return rows.stream().mapToDouble(row -> row.get(name).doubleValue()).toArray();
    }
}
