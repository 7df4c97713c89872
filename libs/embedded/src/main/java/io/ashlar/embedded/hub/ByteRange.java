package io.ashlar.embedded.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a file that a request asks for (RFC 9110, one range). */
record ByteRange(long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Whether the header is one that the file cannot satisfy: 416. */
    static boolean unsatisfiable(@Nullable String header, long size) {
        return parse(header, size).map(range -> range.length <= 0).orElse(false);
    }

    /** Empty without a header, or for one of another form, which a server may ignore. */
    static Optional<ByteRange> parse(@Nullable String header, long size) {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(matcher.group(2)));
            return Optional.of(new ByteRange(size - length, length));
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        return Optional.of(new ByteRange(from, Math.max(0, to - from + 1)));
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
