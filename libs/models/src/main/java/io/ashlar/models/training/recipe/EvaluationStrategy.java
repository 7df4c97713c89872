package io.ashlar.models.training.recipe;

import java.util.Locale;

/** When a training is evaluated, and with that saved. */
public enum EvaluationStrategy {
    EPOCH,
    STEPS,
    NONE;

    /** The name in recipes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
