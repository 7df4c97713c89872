package io.ashlar.inference.writing;

/** Hears an answer while it is written. Called on the model's thread: it must not block. */
@FunctionalInterface
public interface PieceListener {
    /** Hears nothing. */
    PieceListener NONE = (input, text) -> {};

    /** A further piece of the first answer to an input: whole characters. */
    void piece(int input, String text);
}
