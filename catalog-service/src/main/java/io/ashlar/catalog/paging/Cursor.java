package io.ashlar.catalog.paging;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ends: the sort key of its last item, opaque to clients. */
public final class Cursor {
    private static final String SEPARATOR = "\n";

    private Cursor() {}

    /** The cursor after the item with this key. */
    public static String of(String... key) {
        byte[] text = String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** What a client sent; an empty one is none, as {@code null} is. */
    public static @Nullable String given(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty() ? null : cursor;
    }

    /** The key again; {@code cursor-invalid} for what {@link #of} did not make. */
    public static List<String> parse(String cursor, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> key = List.of(text.split(SEPARATOR, -1));
            if (key.size() == parts && text.indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(cursor, e);
        }
        throw invalid(cursor, null);
    }

    /** The problem of a cursor whose key makes no sense. */
    public static ProblemException invalid(String cursor, @Nullable Exception cause) {
        String shown = cursor.length() > 80 ? cursor.substring(0, 80) + "…" : cursor;
        return new ProblemException(
                ProblemCode.CURSOR_INVALID,
                "'" + shown
                        + "' is no cursor of this list: send 'next' of the page before as it stands, or none for the first page.",
                cause);
    }
}
