package io.ashlar.inference.serving;

import java.util.List;

/**
 * What serving needs of a model.
 *
 * @param <E> an input as the model takes it
 * @param <R> what the model says of one input
 */
public interface BatchModel<E, R> extends AutoCloseable {
    /** What the input costs in a batch's budget, in tokens; at least 1. Called from any thread. */
    int tokens(E encoded);

    /**
     * One result for each input, in their order; a row gives what it would give alone. Called from the thread that owns
     * the device.
     */
    List<R> predict(List<E> batch);

    /** Makes the first prediction as fast as the later ones. Called from the thread that owns the device. */
    void warmUp();

    /** Gives the memory back. Called from the thread that owns the device. */
    @Override
    void close();
}
