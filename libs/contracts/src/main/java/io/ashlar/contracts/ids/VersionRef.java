package io.ashlar.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.OptionalInt;

/**
 * What users write to name a version of a model or dataset: {@code name} (the newest) or {@code name@3}.
 *
 * @param name keeps the rule of {@link Names}
 * @param version from 1, given by the catalog; empty for the newest
 */
public record VersionRef(String name, OptionalInt version) {
    public VersionRef {
        Names.check("model or dataset", name);
        if (version.isPresent() && version.getAsInt() < 1) {
            throw new ProblemException(
                    ProblemCode.NAME_INVALID, "Version " + version.getAsInt() + " cannot be: versions start at 1.");
        }
    }

    /** Reads {@code name} or {@code name@version}. */
    @JsonCreator
    public static VersionRef of(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new VersionRef(text, OptionalInt.empty());
        }
        String version = text.substring(at + 1);
        try {
            return new VersionRef(text.substring(0, at), OptionalInt.of(Integer.parseInt(version)));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    ProblemCode.NAME_INVALID,
                    "'" + version + "' in '" + text
                            + "' is no version: write name@3, or the name alone for the newest.",
                    e);
        }
    }

    /** The reference to one version. */
    public static VersionRef of(String name, int version) {
        return new VersionRef(name, OptionalInt.of(version));
    }

    @Override
    @JsonValue
    public String toString() {
        return version.isPresent() ? name + "@" + version.getAsInt() : name;
    }
}
