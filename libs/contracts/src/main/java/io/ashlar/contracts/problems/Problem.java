package io.ashlar.contracts.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
 * @param problems each of several that were found at once; absent where there is one
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        ProblemCode code,
        Owner owner,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemItem> problems) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        problems = problems == null ? List.of() : List.copyOf(problems);
    }

    /** The document of a problem that was met while {@code instance} was worked on. */
    public static Problem of(ProblemException problem, @Nullable String instance) {
        List<ProblemItem> items = problem.items();
        return of(problem.code(), problem.detail(), instance, items.size() > 1 ? items : List.of());
    }

    /** The document of a code with this time's detail. */
    public static Problem of(ProblemCode code, String detail, @Nullable String instance) {
        return of(code, detail, instance, List.of());
    }

    private static Problem of(ProblemCode code, String detail, @Nullable String instance, List<ProblemItem> problems) {
        return new Problem(
                "urn:ashlar:problem:" + code.wireName(),
                code.title(),
                code.httpStatus(),
                detail,
                instance,
                code,
                code.owner(),
                problems);
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
