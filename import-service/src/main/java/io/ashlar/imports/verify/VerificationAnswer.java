package io.ashlar.imports.verify;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.models.ModelSummary;
import org.jspecify.annotations.Nullable;

/**
 * What the worker answers, as one line of JSON on its standard output: a summary, or why there is none.
 *
 * @param detail of the problem
 */
record VerificationAnswer(
        @Nullable ModelSummary summary,
        @Nullable ProblemCode code,
        @Nullable String detail) {}
