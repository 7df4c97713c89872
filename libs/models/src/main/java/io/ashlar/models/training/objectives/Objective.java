package io.ashlar.models.training.objectives;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import java.util.List;

/** What one task learns. Immutable. */
public interface Objective {
    /** The task that the tuned model is for. */
    Task task();

    /** The head that is trained. */
    Head head();

    /** Names of the labels by number; empty where the task has none. */
    default List<String> labels() {
        return List.of();
    }

    /** The configuration of the tuned model. */
    default ModelConfig configure(ModelConfig base) {
        return base;
    }

    /**
     * TorchScript methods: {@code train_outputs(inputs)}, {@code train_loss(outputs, inputs, labels, weights)}, which
     * is the sum over the batch, and {@code train_answers(outputs, inputs)}, which is what an evaluation reads.
     */
    String script(Criterion criterion);

    /** Lays rows out for the engine. */
    TrainingBatch batch(List<TrainingRow> rows, Architecture architecture, Criterion criterion);

    /** Training rows as one step sees them: what is changed at random is drawn from the seed. */
    default List<TrainingRow> varied(List<TrainingRow> rows, long seed) {
        return rows;
    }

    /** How many training rows have each label; empty where rows have no labels of their own. */
    default long[] labelCounts(List<TrainingRow> rows) {
        return new long[0];
    }

    /** Whether the mean over a step of several batches is one of batches, not of what they count. */
    default boolean meansOfBatches(Criterion criterion) {
        return criterion.isWeighted();
    }

    /** Whether it writes text: what it is evaluated by is how well it foresees the text that is there. */
    default boolean generates() {
        return false;
    }

    /** What distinguishes it from others of its class. */
    default String identity() {
        return task().wireName() + labels();
    }
}
