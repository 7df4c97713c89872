package io.ashlar.models.training.objectives;

import java.util.List;

/**
 * What the recipe changes of a loss.
 *
 * @param labelSmoothing what of the target is spread over all classes; for classes only
 * @param classWeights a weight for each label, or none at all
 */
public record Criterion(double labelSmoothing, List<Float> classWeights) {
    /** A loss as it is. */
    public static final Criterion PLAIN = new Criterion(0, List.of());

    public Criterion {
        classWeights = List.copyOf(classWeights);
    }

    boolean isWeighted() {
        return !classWeights.isEmpty();
    }

    /** What a label counts. */
    double weight(long label) {
        return isWeighted() ? classWeights.get((int) label) : 1;
    }

    /** The sum of the cross-entropies of {@code outputs} (rows, classes) with {@code labels} (rows). */
    String crossEntropy() {
        return "torch.cross_entropy_loss(outputs, labels, " + (isWeighted() ? "weights" : "None") + ", 2, -100, "
                + labelSmoothing + ")";
    }
}
