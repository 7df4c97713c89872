package io.ashlar.inference.prediction;

import java.util.List;

/**
 * A task's rule between requests, the rows that a model predicts, and answers. None of it touches the device.
 *
 * @param <E> a row as the model takes it
 * @param <R> the model's raw result for one row
 * @param <P> what a client may ask for
 */
interface TaskRule<E, R, P> {
    /** Checks them; any thread. */
    P parameters(Parameters parameters);

    /** What is to be predicted for an input: mostly one row, several where a text is cut into windows. */
    List<E> rows(Input input, P parameters);

    /** On a worker. */
    Answer answer(List<Predicted<E, R>> predicted, P parameters);
}
