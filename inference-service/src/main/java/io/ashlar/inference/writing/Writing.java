package io.ashlar.inference.writing;

import io.ashlar.models.tasks.generation.PreparedText;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One input that is being answered.
 *
 * @param pieces hears the first of its answers
 * @param unwanted set by whoever gives up waiting
 */
record Writing(PreparedText text, Consumer<String> pieces, AtomicBoolean unwanted) {
    /** Takes a piece; whether there is to be more. */
    boolean wrote(int sequence, String piece) {
        if (sequence == 0) {
            pieces.accept(piece);
        }
        return !unwanted.get();
    }
}
