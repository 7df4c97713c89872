package io.ashlar.catalog.paging;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** How many items a page may have. */
public final class PageLimit {
    public static final int MOST = 200;

    private PageLimit() {}

    /** The number that a client wrote, if it is one that a page can have. */
    public static int parse(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw invalid(text, e);
        }
        throw invalid(text, null);
    }

    private static ProblemException invalid(String text, @Nullable Exception cause) {
        String shown = text.length() > 20 ? text.substring(0, 20) + "…" : text;
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "'limit' is '" + shown + "', and must be a whole number from 1 to " + MOST + ".",
                cause);
    }
}
