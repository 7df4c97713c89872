package io.ashlar.training.tasks;

import io.ashlar.models.training.objectives.LossFunction;
import java.util.List;

/** Labels as the library's classifiers learn them. */
final class ClassTarget {
    private ClassTarget() {}

    /** The number of the one label; of several, 0 and 1 for each label there is. */
    static float[] of(List<String> labels, List<String> ofRow, LossFunction loss) {
        if (loss == LossFunction.SINGLE_LABEL) {
            return new float[] {labels.indexOf(ofRow.get(0))};
        }
        float[] target = new float[labels.size()];
        ofRow.forEach(label -> target[labels.indexOf(label)] = 1);
        return target;
    }
}
