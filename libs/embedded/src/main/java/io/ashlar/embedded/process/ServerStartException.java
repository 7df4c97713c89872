package io.ashlar.embedded.process;

import org.jspecify.annotations.Nullable;

/** A server that did not come up; the message carries the end of its log. */
public class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
