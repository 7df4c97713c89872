package io.ashlar.models.tasks.generation;

/** Hears an answer's text as it is written. Called on the thread that owns the model. */
public interface TextListener {
    /** Hears nothing and cancels nothing. */
    TextListener NONE = new TextListener() {};

    /**
     * A further piece of an answer, never a broken character; pieces together are the new text. Answers of beams come
     * as one piece, when they are final.
     *
     * @return whether the request shall go on
     */
    default boolean onText(int request, int sequence, String piece) {
        return true;
    }

    /**
     * A token of an answer; its text, where it has any, is a piece. Tokens of beams are not told, and a text that was
     * held back to the end comes as a piece of its own.
     *
     * @return whether the request shall go on
     */
    default boolean onToken(int request, int sequence, WrittenToken token) {
        return token.text().isEmpty() || onText(request, sequence, token.text());
    }

    /** Asked before each token of each request: false ends it. */
    default boolean goesOn(int request) {
        return true;
    }
}
