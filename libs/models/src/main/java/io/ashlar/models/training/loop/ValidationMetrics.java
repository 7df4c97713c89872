package io.ashlar.models.training.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Turns the answers of the validation rows, in their order, into named numbers; those that are not finite are left out.
 * A row's answers are what the objective asks the model for: one for a classified text or image (its logits), one for
 * each labelled token, one for each token of a question with its context (begin and end); none where text is generated.
 */
@FunctionalInterface
public interface ValidationMetrics {
    Map<String, Double> of(List<float[][]> answers);

    /**
     * What the texts are worth that the model writes for the rows; called after {@link #of} on the same weights. Only
     * metrics of texts have the package made.
     *
     * @param weights writes the model as it is now as a package, with the base's other files; it is gone after the call
     */
    default Map<String, Double> ofTexts(PackageOfNow weights) throws IOException {
        return Map.of();
    }

    /** Makes a package of the weights as they are. */
    @FunctionalInterface
    interface PackageOfNow {
        Path write() throws IOException;
    }

    /** No metrics: the loss alone decides. */
    static ValidationMetrics none() {
        return answers -> Map.of();
    }

    /** For tasks with one answer a row: (rows, answer). */
    static ValidationMetrics ofRows(RowMetrics metrics) {
        return answers -> metrics.of(answers.stream().map(row -> row[0]).toArray(float[][]::new));
    }

    /** The same for one answer a row. */
    @FunctionalInterface
    interface RowMetrics {
        Map<String, Double> of(float[][] logits);
    }
}
