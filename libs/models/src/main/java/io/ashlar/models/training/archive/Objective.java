package io.ashlar.models.training.archive;

import java.util.List;

/**
 * What is minimized.
 *
 * @param labelSmoothing what of the target is spread over all classes; for single labels only
 * @param classWeights a weight for each label, or none at all
 */
public record Objective(LossFunction loss, double labelSmoothing, List<Float> classWeights) {
    public Objective {
        classWeights = List.copyOf(classWeights);
    }

    /** A loss as it is. */
    public static Objective of(LossFunction loss) {
        return new Objective(loss, 0, List.of());
    }

    boolean isWeighted() {
        return !classWeights.isEmpty();
    }
}
