package io.ashlar.catalog.downloads;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A single byte range of a file (RFC 9110, 14.1).
 *
 * @param first of the bytes
 * @param length how many, never zero
 */
record ByteRange(long first, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * What a {@code Range} header asks of a file; empty for the whole of it, which is also the answer to units and
     * lists of ranges that are not known here. A range that starts after the end is a problem.
     */
    static Optional<ByteRange> parse(@Nullable String header, long size) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher range = SINGLE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last;
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            first = Math.max(0, size - suffix);
            last = suffix == 0 ? -1 : size - 1;
        } else {
            first = Long.parseLong(range.group(1));
            last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
            if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
                return Optional.empty();
            }
        }
        if (first >= size || last < first) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "The range '" + header.strip() + "' lies outside of the file, which has " + size + " bytes.");
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    /** The header of the partial answer. */
    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
