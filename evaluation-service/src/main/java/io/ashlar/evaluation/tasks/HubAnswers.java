package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;

/** Answers in the Hub's shapes, one a row. */
final class HubAnswers {
    private HubAnswers() {}

    /** The scores of every label, in the labels' order; one that the answer leaves out has none. */
    static double[] scores(JsonNode answer, List<String> labels) {
        double[] scores = new double[labels.size()];
        for (JsonNode label : answer) {
            int index = labels.indexOf(label.path("label").asText());
            if (index >= 0) {
                scores[index] = label.path("score").doubleValue();
            }
        }
        return scores;
    }

    /** Scores as probabilities: they come as float32, so 1 may be a rounding above it. */
    static double[] probabilities(JsonNode answer, List<String> labels) {
        double[] scores = scores(answer, labels);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.max(0, Math.min(1, scores[i]));
        }
        return scores;
    }

    /** The position of the best score; of equal ones the first. */
    static int best(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /** The answer, or the best of a list of them. */
    static JsonNode first(JsonNode answer) {
        return answer.isArray() && !answer.isEmpty() ? first(answer.get(0)) : answer;
    }

    /** A text of the answer; an endpoint that does not give it is broken. */
    static String text(JsonNode answer, String name) {
        JsonNode text = first(answer).path(name);
        if (!text.isTextual()) {
            throw new ProblemException(
                    ProblemCode.INTERNAL,
                    "The endpoint's answer has no '" + name + "'. Is it an endpoint of this task?");
        }
        return text.textValue();
    }
}
