package io.ashlar.inference.writing;

import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.models.tasks.generation.PreparedText;
import io.ashlar.models.tasks.generation.WrittenToken;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One input that is being answered.
 *
 * @param number of the input in its request
 * @param listener hears the first of its answers
 * @param unwanted set by whoever gives up waiting
 */
record Writing(PreparedText text, int number, AnswerListener listener, AtomicBoolean unwanted) {
    /** Takes a token; whether there is to be more. */
    boolean wrote(int sequence, WrittenToken token) {
        if (sequence == 0) {
            listener.token(number, token);
        }
        return !unwanted.get();
    }

    /** Takes a piece that is of no token alone; whether there is to be more. */
    boolean wrote(int sequence, String piece) {
        if (sequence == 0) {
            listener.piece(number, piece);
        }
        return !unwanted.get();
    }
}
