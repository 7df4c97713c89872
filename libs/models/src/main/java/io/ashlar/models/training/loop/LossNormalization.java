package io.ashlar.models.training.loop;

import java.util.List;
import java.util.stream.IntStream;

/** What the batches of one step count in its loss. */
public enum LossNormalization {
    /** The mean over all rows of the step. */
    ITEMS,
    /** The mean of the batches' means: where a mean is weighted, or rows are not what is counted. */
    BATCHES;

    double[] shares(List<int[]> batches) {
        int rows = batches.stream().mapToInt(batch -> batch.length).sum();
        return IntStream.range(0, batches.size())
                .mapToDouble(i -> this == ITEMS ? batches.get(i).length / (double) rows : 1.0 / batches.size())
                .toArray();
    }
}
