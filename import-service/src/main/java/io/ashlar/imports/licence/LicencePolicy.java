package io.ashlar.imports.licence;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lists of licences by the Hub's names; a {@code *} at a name's end stands for the rest. What is denied is never
 * allowed; what is on no list gets {@code otherwise}. A model that names no licence has the name {@code unknown}.
 */
public record LicencePolicy(List<String> allow, List<String> warn, List<String> deny, Ruling otherwise) {
    private static final String UNKNOWN = "unknown";

    /** What the policy says of a licence. */
    public enum Ruling {
        ALLOW,
        WARN,
        DENY
    }

    public LicencePolicy {
        allow = lowerCase(allow);
        warn = lowerCase(warn);
        deny = lowerCase(deny);
    }

    /** The policy's ruling on a licence, which may be absent. */
    public Ruling ruling(@Nullable String licence) {
        String name = licence == null ? UNKNOWN : licence.toLowerCase(Locale.ROOT);
        if (matches(deny, name)) {
            return Ruling.DENY;
        }
        if (matches(allow, name)) {
            return Ruling.ALLOW;
        }
        return matches(warn, name) ? Ruling.WARN : otherwise;
    }

    /** Throws {@code licence-denied} for what is denied, and for a warning that the user does not accept. */
    public void require(@Nullable String licence, boolean accepted) {
        String name = licence == null ? "no licence that its card names" : "the licence '" + licence + "'";
        Ruling ruling = ruling(licence);
        if (ruling == Ruling.DENY) {
            throw new ProblemException(
                    ProblemCode.LICENCE_DENIED,
                    "The model has " + name + ", which the policy of this installation denies (ashlar.licence). "
                            + "Take another model, or ask whoever runs it.");
        }
        if (ruling == Ruling.WARN && !accepted) {
            throw new ProblemException(
                    ProblemCode.LICENCE_DENIED,
                    "The model has " + name + ". Read its terms, and if you accept them, "
                            + "import it again with \"acceptLicence\": true.");
        }
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                        : name.equals(pattern));
    }

    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
