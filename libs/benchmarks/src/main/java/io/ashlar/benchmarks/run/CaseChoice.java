package io.ashlar.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which cases of a benchmark are played, for benchmarks that have several. */
public final class CaseChoice {
    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TEXT",
            description = "only the cases whose name has this in it, or one of these (text,text)")
    private List<String> only = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private final Set<String> refused = new LinkedHashSet<>();

    /** Whether the case of this name is to be played. */
    public boolean wants(String name) {
        boolean wanted = only.isEmpty() || only.stream().anyMatch(name::contains);
        if (!wanted) {
            refused.add(name);
        }
        return wanted;
    }

    /**
     * The cases that were played; none at all is a mistake in the choice, and the names that could be chosen are told.
     */
    public <T> List<T> played(List<T> cases) {
        if (cases.isEmpty() && !refused.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--only " + String.join(",", only) + " chooses none of the cases. They are: "
                            + String.join("; ", refused) + ".");
        }
        return cases;
    }
}
