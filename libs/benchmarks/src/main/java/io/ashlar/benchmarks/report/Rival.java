package io.ashlar.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ashlar.benchmarks.measure.Samples;
import org.jspecify.annotations.Nullable;

/** A peer beside us in one case. */
public sealed interface Rival {
    String name();

    /**
     * It ran.
     *
     * @param ratio its seconds over ours, turn by turn: above 1 we are faster
     * @param bar what the median ratio should reach; none where there is only something to see
     */
    record Ran(
            String name,
            Samples seconds,
            Samples ratio,
            @Nullable Double bar) implements Rival {
        /** True where there is no bar. */
        @JsonProperty
        public boolean met() {
            return bar == null || ratio.median() >= bar;
        }
    }

    /** It did not run. */
    record Absent(String name, String reason) implements Rival {}
}
