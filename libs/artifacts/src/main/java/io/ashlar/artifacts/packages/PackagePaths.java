package io.ashlar.artifacts.packages;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which paths a package may have. They come from repositories and manifests of strangers, and become files: none may
 * lead out of the package's folder, and none may mean another file on another file system.
 */
public final class PackagePaths {
    private static final int MAX_PATH_BYTES = 1024;
    private static final int MAX_PART_BYTES = 255;

    private PackagePaths() {}

    /**
     * Throws {@code path-not-allowed} for a path that is absolute, climbs, or has parts a file system reads
     * differently.
     */
    public static void requireAllowed(String path) {
        String rule = brokenRule(path);
        if (rule != null) {
            throw notAllowed(path, rule);
        }
    }

    /**
     * Throws {@code path-not-allowed} where two paths would be one file, or one file the other's folder, ignoring case.
     */
    public static void requireDistinct(Collection<String> paths) {
        Map<String, String> files = new HashMap<>();
        for (String path : paths) {
            String other = files.put(folded(path), path);
            if (other != null) {
                throw notAllowed(path, "it is the same as '" + other + "' where case does not count");
            }
        }
        Map<String, String> folders = new HashMap<>();
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                String folder = path.substring(0, slash);
                String file = files.get(folded(folder));
                if (file != null) {
                    throw notAllowed(path, "its folder '" + folder + "' is also the file '" + file + "'");
                }
                String other = folders.putIfAbsent(folded(folder), folder);
                if (other != null && !other.equals(folder)) {
                    throw notAllowed(path, "its folder is the same as '" + other + "' where case does not count");
                }
            }
        }
    }

    private static @Nullable String brokenRule(String path) {
        if (path.isEmpty()) {
            return "a path must not be empty";
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            return "a path must not be longer than " + MAX_PATH_BYTES + " bytes";
        }
        if (path.startsWith("/")) {
            return "a path must be relative";
        }
        if (path.codePoints().anyMatch(PackagePaths::isForbidden)) {
            return "a path must not contain a backslash, a colon, control characters or broken Unicode";
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty()) {
                return "a path must not contain an empty part";
            }
            if (part.equals(".") || part.equals("..")) {
                return "a path must not contain '.' or '..'";
            }
            if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
                return "a part of a path must not be longer than " + MAX_PART_BYTES + " bytes";
            }
        }
        return null;
    }

    private static boolean isForbidden(int c) {
        int type = Character.getType(c);
        return c == '\\'
                || c == ':'
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static ProblemException notAllowed(String path, String rule) {
        String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
        StringBuilder printable = new StringBuilder();
        shown.codePoints().forEach(c -> {
            if (isForbidden(c) && c != '\\' && c != ':') {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return new ProblemException(
                ProblemCode.PATH_NOT_ALLOWED,
                "The path '" + printable + "' is not allowed in a package: " + rule
                        + ". Rename or leave out the file.");
    }
}
