package io.ashlar.models.training.loop;

import java.util.Map;

/**
 * Turns the logits of the validation rows, in their order, into named numbers; those that are not finite are left out.
 */
@FunctionalInterface
public interface ValidationMetrics {
    Map<String, Double> of(float[][] logits);

    /** No metrics: the loss alone decides. */
    static ValidationMetrics none() {
        return logits -> Map.of();
    }
}
