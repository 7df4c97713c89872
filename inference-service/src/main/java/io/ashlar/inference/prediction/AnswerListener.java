package io.ashlar.inference.prediction;

import io.ashlar.models.tasks.generation.WrittenToken;

/** Hears how an answer comes about. Called on the model's thread: it must not block. */
public interface AnswerListener {
    /** Hears nothing. */
    AnswerListener NONE = new AnswerListener() {};

    /** A token of the first text that answers an input; its text, where it has any, is a piece. */
    default void token(int input, WrittenToken token) {
        if (!token.text().isEmpty()) {
            piece(input, token.text());
        }
    }

    /** A further piece of the first text that answers an input: whole characters. */
    default void piece(int input, String text) {}

    /** So many steps of an input's picture are done. */
    default void step(int input, int done, int steps) {}
}
