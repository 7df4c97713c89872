package io.ashlar.evaluation.predictions;

import java.util.List;

/**
 * What an endpoint answered for one text.
 *
 * @param scores one for each label, in the order of {@link Predictions#labels}
 */
public record Prediction(List<Double> scores) {
    public Prediction {
        scores = List.copyOf(scores);
    }

    /** The position of the best label; of equal ones the first. */
    public int best() {
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            if (scores.get(i) > scores.get(best)) {
                best = i;
            }
        }
        return best;
    }
}
