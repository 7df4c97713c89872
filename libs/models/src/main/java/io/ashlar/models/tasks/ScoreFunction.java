package io.ashlar.models.tasks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import java.util.Locale;

/** What makes scores of logits: the parameter {@code function_to_apply}. */
public enum ScoreFunction {
    SOFTMAX,
    SIGMOID,
    NONE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ScoreFunction of(String wireName) {
        for (ScoreFunction function : values()) {
            if (function.wireName().equals(wireName)) {
                return function;
            }
        }
        throw new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "function_to_apply is '" + wireName + "'. Use softmax, sigmoid or none.");
    }

    /** What a model's configuration implies where the user asks for nothing. */
    static ScoreFunction implied(ModelConfig config) {
        String problem = config.text("problem_type", "");
        int labels = config.labels().size();
        if (problem.equals("regression")) {
            return NONE;
        }
        return problem.equals("multi_label_classification") || labels == 1 ? SIGMOID : SOFTMAX;
    }

    double[] apply(float[] logits) {
        double[] scores = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            scores[i] = this == SIGMOID ? 1 / (1 + Math.exp(-logits[i])) : logits[i];
        }
        return this == SOFTMAX ? softmax(scores) : scores;
    }

    private static double[] softmax(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.exp(logits[i] - max);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= sum;
        }
        return logits;
    }
}
