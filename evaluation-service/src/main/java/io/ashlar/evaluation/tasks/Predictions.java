package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The answers of one model for all rows.
 *
 * @param subject the model's reference, or the endpoint's
 * @param labels of the model, in its order; empty where it has none
 * @param rows an answer a row, in the Hub's shape for the task
 * @param newWeights weights of the model that were drawn at random
 * @param elapsedMillis from the first request to the last answer
 */
public record Predictions(
        String subject, List<String> labels, List<JsonNode> rows, List<String> newWeights, long elapsedMillis) {
    public Predictions {
        labels = List.copyOf(labels);
        rows = List.copyOf(rows);
        newWeights = List.copyOf(newWeights);
    }
}
