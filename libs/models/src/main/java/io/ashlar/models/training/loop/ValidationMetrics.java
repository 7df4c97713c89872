package io.ashlar.models.training.loop;

import java.util.List;
import java.util.Map;

/**
 * Turns the answers of the validation rows, in their order, into named numbers; those that are not finite are left out.
 * A row's answers are what the objective asks the model for: one for a classified text or image (its logits), one for
 * each labelled token, one for each token of a question with its context (begin and end); none where text is generated.
 */
@FunctionalInterface
public interface ValidationMetrics {
    Map<String, Double> of(List<float[][]> answers);

    /** No metrics: the loss alone decides. */
    static ValidationMetrics none() {
        return answers -> Map.of();
    }

    /** For tasks with one answer a row: (rows, answer). */
    static ValidationMetrics ofRows(RowMetrics metrics) {
        return answers -> metrics.of(answers.stream().map(row -> row[0]).toArray(float[][]::new));
    }

    /** The same for one answer a row. */
    @FunctionalInterface
    interface RowMetrics {
        Map<String, Double> of(float[][] logits);
    }
}
