package io.ashlar.jobs.problems;

import io.ashlar.contracts.problems.ProblemCode;

/** What the web framework rejects by itself, in our codes. */
final class FrameworkStatus {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int FIRST_CLIENT = 400;
    private static final int FIRST_SERVER = 500;

    private FrameworkStatus() {}

    static ProblemCode codeOf(int status) {
        return switch (status) {
            case UNAUTHORIZED -> ProblemCode.NOT_AUTHENTICATED;
            case NOT_FOUND -> ProblemCode.ROUTE_NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemCode.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> ProblemCode.MEDIA_TYPE_UNSUPPORTED;
            case TOO_LARGE -> ProblemCode.PAYLOAD_TOO_LARGE;
            default ->
                status >= FIRST_CLIENT && status < FIRST_SERVER ? ProblemCode.REQUEST_MALFORMED : ProblemCode.INTERNAL;
        };
    }

    static String detailOf(ProblemCode code, String path) {
        return switch (code) {
            case ROUTE_NOT_FOUND -> "There is nothing at '" + path + "': see /q/openapi for the addresses.";
            case METHOD_NOT_ALLOWED -> "'" + path + "' does not take this method: see /q/openapi.";
            case MEDIA_TYPE_UNSUPPORTED ->
                "'" + path + "' does not take or give this media type: see /q/openapi; most want application/json.";
            case PAYLOAD_TOO_LARGE -> "The body is larger than '" + path + "' takes.";
            default -> "The request to '" + path + "' cannot be read: see /q/openapi for its form.";
        };
    }
}
