package io.ashlar.inference.prediction;

import java.util.List;

/**
 * A task's rule between a model's raw results and answers.
 *
 * @param <R> the model's raw result for one text
 * @param <P> what a client may ask for
 */
interface TextTask<R, P> {
    /** Checks them; any thread. */
    P parameters(Parameters parameters);

    /** On a worker. */
    Answer answer(List<TextBatchModel.Read<R>> results, P parameters);
}
