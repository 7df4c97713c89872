package io.ashlar.datasets.rows;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** The problems of single rows, worded the same in every format. */
final class Malformed {
    private Malformed() {}

    static ProblemException line(long number, String reason, @Nullable Throwable cause) {
        return row("Line", number, reason, cause);
    }

    static ProblemException row(String unit, long number, String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.DATASET_MALFORMED_ROW,
                unit + " " + number + " is malformed: " + reason + ". Correct or remove it; nothing was taken over.",
                cause);
    }

    static ProblemException tooLong(long number, int limit) {
        return new ProblemException(
                ProblemCode.DATASET_LINE_TOO_LONG,
                "Line " + number + " starts a row of more than " + limit
                        + " bytes, which is the most that a row may have. Check that line breaks and quotes are right, or "
                        + "shorten the row.");
    }

    static ProblemException encoding(long offset, int octet, boolean looksLikeUtf16) {
        return new ProblemException(
                ProblemCode.DATASET_ENCODING_INVALID,
                String.format(
                        "The byte 0x%02x at offset %d is not valid UTF-8%s. Save the file as UTF-8 and bring it again.",
                        octet, offset, looksLikeUtf16 ? " (the file looks like UTF-16)" : ""));
    }

    static ProblemException empty() {
        return new ProblemException(
                ProblemCode.DATASET_EMPTY,
                "The dataset has no rows, and needs at least one. Check that it is the right file.");
    }

    /** Why a text cannot be kept, or null: databases and encoders downstream take neither. */
    static @Nullable String unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "a text contains the character U+0000";
            }
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return String.format("a text contains the lone surrogate U+%04X", (int) c);
                }
            }
        }
        return null;
    }
}
