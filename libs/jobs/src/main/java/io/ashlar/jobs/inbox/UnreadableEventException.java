package io.ashlar.jobs.inbox;

import org.jspecify.annotations.Nullable;

/** A record that is no event; trying again does not help. */
final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        this(message, null);
    }

    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
