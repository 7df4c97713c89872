package io.ashlar.models.training.loop;

import io.ashlar.models.training.data.TrainingBatch;
import java.util.List;

/** What the batches of one step count in its loss. */
public enum LossNormalization {
    /** The mean over all items of the step: rows, or tokens with a label. */
    ITEMS,
    /** The mean of the batches' means. */
    BATCHES;

    /**
     * What a unit of each batch's summed loss counts in the step's loss. Batches that were cut into pieces count as the
     * one that they were.
     *
     * @param groups the pieces of each batch
     */
    double[] scales(List<List<TrainingBatch>> groups) {
        double all = groups.stream().mapToDouble(LossNormalization::items).sum();
        return groups.stream()
                .flatMapToDouble(pieces -> {
                    double own = this == ITEMS ? all : items(pieces) * groups.size();
                    return pieces.stream().mapToDouble(piece -> own == 0 ? 0 : 1 / own);
                })
                .toArray();
    }

    private static double items(List<TrainingBatch> pieces) {
        return pieces.stream().mapToDouble(TrainingBatch::items).sum();
    }
}
