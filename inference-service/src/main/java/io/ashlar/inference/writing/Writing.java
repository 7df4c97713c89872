package io.ashlar.inference.writing;

import io.ashlar.models.generation.GenerationRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * One prompt that is being answered.
 *
 * @param tokens hears the tokens of its first sequence
 * @param unwanted set by whoever gives up waiting
 */
record Writing(GenerationRequest request, LongConsumer tokens, AtomicBoolean unwanted) {
    /** Whether it may go on after this token. */
    boolean wrote(int sequence, long token) {
        if (sequence == 0) {
            tokens.accept(token);
        }
        return !unwanted.get();
    }
}
