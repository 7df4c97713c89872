package io.ashlar.artifacts;

/** What becomes of a file that is put into the store. */
public enum Handover {
    /** The store makes its own copy; the file stays as it is. */
    COPY,
    /**
     * The store takes the file: without copying where it can. Nobody may write to it any more, and it is gone after.
     */
    MOVE
}
