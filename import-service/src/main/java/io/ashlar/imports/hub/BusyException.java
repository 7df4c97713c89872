package io.ashlar.imports.hub;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The place answered that it cannot answer now, and perhaps for how long. */
public final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public BusyException(String message, @Nullable Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long to wait after a failure: what the place asked for, if that is longer than the usual pause. */
    public static Duration pause(IOException failure, Duration usual) {
        return failure instanceof BusyException busy && busy.retryAfter != null && busy.retryAfter.compareTo(usual) > 0
                ? busy.retryAfter
                : usual;
    }
}
