package io.ashlar.models.training.recipe;

import java.util.Locale;

/** What a classifier of texts learns; {@code AUTO} is what the label column's values look like. */
public enum ProblemType {
    AUTO,
    SINGLE_LABEL_CLASSIFICATION,
    MULTI_LABEL_CLASSIFICATION,
    REGRESSION;

    /** The name in recipes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
