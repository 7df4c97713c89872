package io.ashlar.contracts.problems;

import org.jspecify.annotations.Nullable;

/** A failure that has a code: whoever catches it at an edge (REST, gRPC, a job) tells it as it stands. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    /** {@code detail} names the value, the rule it breaks and what to do. */
    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, null);
    }

    /** The same, keeping the cause for the log. */
    public ProblemException(ProblemCode code, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }

    /** The message, never absent. */
    public String detail() {
        String message = getMessage();
        return message == null ? code.title() : message;
    }
}
