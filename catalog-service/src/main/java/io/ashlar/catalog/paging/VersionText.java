package io.ashlar.catalog.paging;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The version in an address: a number from 1, or {@code latest}. */
public final class VersionText {
    private VersionText() {}

    /** The number; empty for {@code latest}. */
    public static OptionalInt parse(String text) {
        if (text.equals("latest")) {
            return OptionalInt.empty();
        }
        try {
            int version = Integer.parseInt(text);
            if (version >= 1) {
                return OptionalInt.of(version);
            }
        } catch (NumberFormatException e) {
            throw invalid(text, e);
        }
        throw invalid(text, null);
    }

    /** The number, where {@code latest} would be too easy to get wrong. */
    public static int parseNumber(String text) {
        return parse(text)
                .orElseThrow(
                        () -> new ProblemException(
                                ProblemCode.NAME_INVALID,
                                "'latest' changes its meaning with time, so it cannot be deleted: name the version by its number."));
    }

    private static ProblemException invalid(String text, @Nullable Exception cause) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new ProblemException(
                ProblemCode.NAME_INVALID,
                "'" + shown + "' is no version: use a whole number from 1, or 'latest'.",
                cause);
    }
}
