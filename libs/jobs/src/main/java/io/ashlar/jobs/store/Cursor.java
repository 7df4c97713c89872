package io.ashlar.jobs.store;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The last row of a page; opaque to clients. */
public record Cursor(Instant createdAt, UUID id) {
    private static final int LONGEST = 128;

    /** The text that a client sends back. */
    public String text() {
        byte[] plain = (createdAt + " " + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /** The cursor of such a text. */
    public static Cursor of(String text) {
        try {
            if (text.length() <= LONGEST) {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
                if (parts.length == 2) {
                    return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid(text, e);
        }
        throw invalid(text, null);
    }

    private static ProblemException invalid(String text, @org.jspecify.annotations.Nullable Exception cause) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new ProblemException(
                ProblemCode.CURSOR_INVALID,
                "'" + shown + "' is no cursor: take 'next' of the page before as it stands, or leave it out.",
                cause);
    }
}
