package io.ashlar.inference.prediction;

/** Hears how an answer comes about. Called on the model's thread: it must not block. */
public interface AnswerListener {
    /** Hears nothing. */
    AnswerListener NONE = new AnswerListener() {};

    /** A further piece of the first text that answers an input: whole characters. */
    default void piece(int input, String text) {}

    /** So many steps of an input's picture are done. */
    default void step(int input, int done, int steps) {}
}
