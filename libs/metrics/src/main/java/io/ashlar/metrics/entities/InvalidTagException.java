package io.ashlar.metrics.entities;

/** A tag that its scheme does not have. */
public final class InvalidTagException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidTagException(String tag, TagScheme scheme) {
        super("the tag '" + tag + "' does not belong to the scheme " + scheme);
    }
}
