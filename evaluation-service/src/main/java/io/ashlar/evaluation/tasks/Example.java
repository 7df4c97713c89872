package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row that is predicted.
 *
 * @param number where it stands in the dataset, from 0
 * @param inputs what the endpoint is asked, by the names of its input tensors
 * @param reference what is right, in the task's own form
 * @param stratum what the automatic split keeps in proportion: a label, or nothing
 * @param slice the value of the column that the user slices by; empty without one
 */
public record Example(int number, Map<String, String> inputs, JsonNode reference, String stratum, String slice) {
    public Example {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** The same at another place. */
    public Example at(int place) {
        return new Example(place, inputs, reference, stratum, slice);
    }

    /** All inputs, for people. */
    public String text() {
        return inputs.values().stream().collect(Collectors.joining(" | "));
    }

    /** In code points, of all inputs. */
    public int length() {
        return inputs.values().stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
    }
}
