package io.ashlar.models;

import io.ashlar.models.tokenizers.Encoding;
import java.util.List;

/**
 * A loaded package. {@link #encode} may be called from any thread and does not touch the engine; {@link #predict} and
 * {@link #warmUp} belong to one thread at a time, whichever owns the model.
 *
 * @param <R> what one input gives: logits, or hidden states
 */
public interface TextModel<R> extends AutoCloseable {
    ModelSummary summary();

    /** Tokens of the input, truncated to {@link ModelSummary#maxSequenceLength}. */
    Encoding encode(TextInput input);

    /** One forward; results in the order of the batch. A row of a batch gets what it gets alone. */
    List<R> predict(List<Encoding> batch);

    /** Runs inputs of several shapes, so that the first request is as fast as the hundredth. */
    void warmUp();

    @Override
    void close();
}
