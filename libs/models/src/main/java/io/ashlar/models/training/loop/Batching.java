package io.ashlar.models.training.loop;

import io.ashlar.models.families.Architecture;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.Criterion;
import io.ashlar.models.training.objectives.Objective;
import java.util.List;

/** Lays the rows of a plan out for its model. */
record Batching(Objective objective, Architecture architecture, Criterion criterion, LossNormalization normalization) {
    TrainingBatch batch(List<TrainingRow> rows) {
        return objective.batch(rows, architecture, criterion);
    }
}
