package io.ashlar.inference.writing;

/** Hears an answer while it is written. Called on the model's thread: it must not block. */
@FunctionalInterface
public interface PieceListener {
    /** Hears nothing. */
    PieceListener NONE = (input, token, text) -> {};

    /**
     * A token of the first answer to an input.
     *
     * @param text what it makes showable: whole characters, or nothing yet
     */
    void piece(int input, long token, String text);
}
