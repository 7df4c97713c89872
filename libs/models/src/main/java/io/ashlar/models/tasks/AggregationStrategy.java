package io.ashlar.models.tasks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Locale;

/** How labels of tokens become entities: the parameter {@code aggregation_strategy}. */
public enum AggregationStrategy {
    /** Each token by itself. */
    NONE,
    /** Neighbours with the same label together, words or not. */
    SIMPLE,
    /** Words by the label of their first token, then neighbours together. */
    FIRST,
    /** Words by the mean of their tokens' scores, then neighbours together. */
    AVERAGE,
    /** Words by their most certain token, then neighbours together. */
    MAX;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AggregationStrategy of(String wireName) {
        for (AggregationStrategy strategy : values()) {
            if (strategy.wireName().equals(wireName)) {
                return strategy;
            }
        }
        throw new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "aggregation_strategy is '" + wireName + "'. Use none, simple, first, average or max.");
    }

    /** Whether tokens are put together to words first. */
    boolean byWords() {
        return this != NONE && this != SIMPLE;
    }
}
