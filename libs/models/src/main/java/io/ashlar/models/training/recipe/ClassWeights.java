package io.ashlar.models.training.recipe;

import java.util.Map;

/**
 * What labels count in the loss.
 *
 * @param balanced rows / (labels * rows of the label), as scikit-learn's balanced weights
 * @param given by label; labels that are not named count 1. Empty where none is given
 */
public record ClassWeights(boolean balanced, Map<String, Double> given) {
    /** All alike. */
    public static final ClassWeights NONE = new ClassWeights(false, Map.of());

    public ClassWeights {
        given = Map.copyOf(given);
    }
}
