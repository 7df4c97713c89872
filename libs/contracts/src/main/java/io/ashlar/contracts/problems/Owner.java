package io.ashlar.contracts.problems;

/** Who can do something about a problem. */
public enum Owner {
    /** The request or the data: change it and send it again. */
    USER,
    /** The model's files: take another model or revision. */
    MODEL,
    /** The machine or a service that is away: free something, or wait. */
    RESOURCES,
    /** Ashlar itself: a bug, please report it. */
    INTERNAL
}
