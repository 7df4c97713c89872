package io.ashlar.imports.hub;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which paths a listing may have: a repository that lists one that leads elsewhere is refused as a whole. */
public final class RepositoryPaths {
    private static final int MAX_LENGTH = 1024;
    private static final int SHOWN_LENGTH = 120;

    private RepositoryPaths() {}

    /** Throws {@code path-not-allowed} for a path that is absolute, climbs, or is no plain relative path. */
    public static void requireAllowed(String path) {
        String rule = brokenRule(path);
        if (rule != null) {
            throw new ProblemException(
                    ProblemCode.PATH_NOT_ALLOWED,
                    "The repository lists the path '" + printable(path) + "', and " + rule
                            + ". Nothing of it was imported; take another repository or revision.");
        }
    }

    private static @Nullable String brokenRule(String path) {
        if (path.isEmpty() || path.length() > MAX_LENGTH) {
            return "a path must have 1 to " + MAX_LENGTH + " characters";
        }
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
            return "a path must not contain a backslash or control characters";
        }
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            return "a path must be relative";
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return "a path must not contain an empty part, '.' or '..'";
            }
        }
        return null;
    }

    private static String printable(String path) {
        String shown = path.length() > SHOWN_LENGTH ? path.substring(0, SHOWN_LENGTH) + "…" : path;
        StringBuilder text = new StringBuilder();
        shown.chars().forEach(c -> {
            if (c < ' ' || c == 0x7f) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }
}
