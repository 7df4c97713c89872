package io.ashlar.jobs.rest;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** How many items a page of a list may have; for every list of every service. */
public final class PageLimit {
    /** Of most lists. */
    public static final int MOST = 200;

    private static final int LONGEST_QUOTE = 20;

    private PageLimit() {}

    /** The number that a client wrote, if it is one from 1 to {@link #MOST}. */
    public static int parse(String text) {
        return parse(text, MOST);
    }

    static int parse(String text, int most) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw invalid(text, most, e);
        }
        throw invalid(text, most, null);
    }

    private static ProblemException invalid(String text, int most, @Nullable Exception cause) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "'limit' is '" + shown + "', and must be a whole number from 1 to " + most + ".",
                cause);
    }
}
