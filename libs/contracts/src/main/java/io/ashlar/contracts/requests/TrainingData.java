package io.ashlar.contracts.requests;

import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The data of a fine-tuning.
 *
 * @param train a dataset
 * @param validation a dataset, {@code auto} (part of the automatic split of {@code train}; the default) or {@code none}
 * @param test the same
 */
public record TrainingData(
        VersionRef train,
        @Nullable String validation,
        @Nullable String test) {
    public static final String AUTO = "auto";
    public static final String NONE = "none";

    public TrainingData {
        if (train == null) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID, "'data.train' is missing: name a dataset, for example messages@1.");
        }
        validation = validation == null ? AUTO : validation;
        test = test == null ? AUTO : test;
    }
}
