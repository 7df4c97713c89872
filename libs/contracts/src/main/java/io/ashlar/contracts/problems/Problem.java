package io.ashlar.contracts.problems;

import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457), media type {@code application/problem+json}; failed jobs carry the same.
 *
 * @param type a URI that names the code
 * @param title what it is, the same for every problem of the code
 * @param status the HTTP status
 * @param detail what happened this time and what to do
 * @param instance the request or job it happened in
 * @param code the stable code
 * @param owner who can do something about it
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        ProblemCode code,
        Owner owner) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The document of a problem that was met while {@code instance} was worked on. */
    public static Problem of(ProblemException problem, @Nullable String instance) {
        return of(problem.code(), problem.detail(), instance);
    }

    /** The document of a code with this time's detail. */
    public static Problem of(ProblemCode code, String detail, @Nullable String instance) {
        return new Problem(
                "urn:ashlar:problem:" + code.wireName(),
                code.title(),
                code.httpStatus(),
                detail,
                instance,
                code,
                code.owner());
    }

    /** The document of any failure: one without a code is ours, and its message stays in the log. */
    public static Problem of(Throwable failure, @Nullable String instance) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return of(problem, instance);
            }
        }
        return of(
                ProblemCode.INTERNAL,
                "An unexpected " + failure.getClass().getSimpleName()
                        + " ended this. The service's log has the details.",
                instance);
    }
}
