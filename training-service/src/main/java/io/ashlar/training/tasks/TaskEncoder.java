package io.ashlar.training.tasks;

import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.training.rows.Example;
import java.util.List;

/** One task of one fine-tuning. Needs no engine; one thread; closed after its last use. */
public interface TaskEncoder extends AutoCloseable {
    /** What is learned. */
    Objective objective();

    /**
     * The rows as the model reads them: one an example, several for a long context, fewer where texts share rows.
     *
     * @param part what they are called where something is wrong with them; all that is wrong is told at once
     */
    List<TrainingRow> rows(String part, List<Example> examples);

    /** What answers to the rows of these examples are worth, by the names of the metrics library. */
    ValidationMetrics metrics(List<Example> examples);

    @Override
    default void close() {}
}
