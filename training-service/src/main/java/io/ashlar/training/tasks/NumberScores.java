package io.ashlar.training.tasks;

import io.ashlar.metrics.regression.RegressionMetrics;
import io.ashlar.training.rows.Example;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A number each. */
final class NumberScores {
    private NumberScores() {}

    static Map<String, Double> of(List<Example> examples, float[][] outputs) {
        return RegressionMetrics.of(
                examples.stream()
                        .mapToDouble(example -> Objects.requireNonNull(((Example.Text) example).value()))
                        .toArray(),
                Arrays.stream(outputs).mapToDouble(output -> output[0]).toArray());
    }
}
