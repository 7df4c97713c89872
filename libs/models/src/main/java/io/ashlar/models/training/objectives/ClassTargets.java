package io.ashlar.models.training.objectives;

import io.ashlar.models.training.data.BatchTensor;
import java.util.Arrays;
import java.util.List;

/** What classifiers of texts and of images have in common: the target of a row is its label, labels or value. */
final class ClassTargets {
    private ClassTargets() {}

    /** What the mean over a batch of such targets divides by. */
    static double items(List<float[]> targets, LossFunction loss, Criterion criterion) {
        if (loss == LossFunction.SINGLE_LABEL) {
            return targets.stream()
                    .mapToDouble(target -> criterion.weight((long) target[0]))
                    .sum();
        }
        return targets.stream().mapToInt(target -> target.length).sum();
    }

    /** The targets as the loss reads them. */
    static BatchTensor tensor(List<float[]> targets, LossFunction loss) {
        int each = targets.get(0).length;
        float[] values = new float[targets.size() * each];
        for (int i = 0; i < targets.size(); i++) {
            System.arraycopy(targets.get(i), 0, values, i * each, each);
        }
        if (loss != LossFunction.SINGLE_LABEL) {
            return new BatchTensor.Floats(values, new long[] {targets.size(), each});
        }
        long[] labels = new long[values.length];
        Arrays.setAll(labels, i -> (long) values[i]);
        return BatchTensor.Longs.of(labels);
    }

    /** How many targets have each label. */
    static long[] counts(List<float[]> targets, LossFunction loss, int labels) {
        long[] counts = new long[loss == LossFunction.REGRESSION ? 0 : labels];
        for (float[] target : targets) {
            if (loss == LossFunction.SINGLE_LABEL) {
                counts[(int) target[0]]++;
            }
            for (int i = 0; loss == LossFunction.MULTI_LABEL && i < labels; i++) {
                counts[i] += target[i] > 0 ? 1 : 0;
            }
        }
        return counts;
    }
}
