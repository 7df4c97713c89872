package io.ashlar.training.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trials of a search.
 *
 * @param steps of all of them together
 */
public record SweepPlan(long steps, List<TrialPlan> trials) {
    public SweepPlan {
        trials = List.copyOf(trials);
    }

    /** One trial, with what it has of its own. */
    public record TrialPlan(int number, Map<String, JsonNode> values, long steps, long memoryBytes) {
        public TrialPlan {
            values = new TreeMap<>(values);
        }
    }
}
