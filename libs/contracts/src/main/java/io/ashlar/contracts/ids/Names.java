package io.ashlar.contracts.ids;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for names of models, datasets and endpoints: {@code [a-z0-9][a-z0-9._-]{0,62}}. */
public final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int LONGEST = 63;

    private Names() {}

    /** The name itself, if it keeps the rule; {@code what} ("model", "endpoint") is for the message. */
    public static String check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(
                    ProblemCode.NAME_INVALID,
                    "'" + shorten(name) + "' is no " + what
                            + " name: use 1 to 63 characters of a-z, 0-9, '.', '_' and '-', the first a letter or a digit.");
        }
        return name;
    }

    /** The default name of what comes from a Hub repository or a file: its last part, made to keep the rule. */
    public static String derive(String source) {
        String last = source.substring(source.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String clean = last.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+", "");
        if (clean.isEmpty()) {
            return "model";
        }
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    private static String shorten(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }
}
