package io.ashlar.evaluation.predictions;

import java.util.List;

/**
 * The predictions of one model for all rows.
 *
 * @param subject the model's reference, or the endpoint's
 * @param labels in the order of the scores
 * @param rows in the rows' order
 * @param newWeights weights of the model that were drawn at random
 * @param elapsedMillis from the first request to the last answer
 */
public record Predictions(
        String subject, List<String> labels, List<Prediction> rows, List<String> newWeights, long elapsedMillis) {
    public Predictions {
        labels = List.copyOf(labels);
        rows = List.copyOf(rows);
        newWeights = List.copyOf(newWeights);
    }
}
