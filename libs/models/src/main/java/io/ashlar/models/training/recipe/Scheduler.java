package io.ashlar.models.training.recipe;

import java.util.Locale;

/** How the learning rate goes on after the warm-up. */
public enum Scheduler {
    LINEAR,
    COSINE,
    COSINE_WITH_RESTARTS,
    POLYNOMIAL,
    CONSTANT,
    CONSTANT_WITH_WARMUP;

    /** The name in recipes, for example {@code cosine-with-restarts}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
