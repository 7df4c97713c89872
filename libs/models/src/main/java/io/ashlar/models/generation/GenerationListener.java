package io.ashlar.models.generation;

/** Hears every token as it is chosen and may end a request at each. Called on the thread that generates. */
public interface GenerationListener {
    /** Hears nothing and cancels nothing. */
    GenerationListener NONE = new GenerationListener() {};

    /**
     * A token of a request's sequence; beams are not final before the end, so theirs are not told.
     *
     * @return whether the request shall go on
     */
    default boolean onToken(int request, int sequence, long token) {
        return true;
    }

    /** Asked before each step of each request: false ends it. */
    default boolean goesOn(int request) {
        return true;
    }
}
