package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares two JSON trees: numbers within {@code tolerance * max(1, |golden|)}, whole numbers, texts and null exactly.
 * What only we have is no difference; what only the golden tree has is one.
 */
final class GoldenComparison {
    private static final double TOLERANCE = 1e-9;

    private final JsonNode tolerances;
    private final List<String> differences = new ArrayList<>();
    private long values;

    /** {@code tolerances}: the metrics that have one of their own, by name. */
    GoldenComparison(JsonNode tolerances) {
        this.tolerances = tolerances;
    }

    void compare(String path, JsonNode golden, JsonNode ours) {
        if (ours.isMissingNode()) {
            differences.add(path + ": missing, golden " + shortened(golden));
        } else if (golden.isObject() && ours.isObject()) {
            for (String name : new TreeSet<>(names(golden))) {
                compare(path.isEmpty() ? name : path + "." + name, golden.get(name), ours.path(name));
            }
        } else if (golden.isArray() && ours.isArray()) {
            if (golden.size() != ours.size()) {
                differences.add(path + ": " + ours.size() + " elements, golden " + golden.size());
            }
            for (int i = 0; i < Math.min(golden.size(), ours.size()); i++) {
                compare(path + "[" + i + "]", golden.get(i), ours.get(i));
            }
        } else {
            values++;
            if (!same(path, golden, ours)) {
                differences.add(path + ": " + shortened(ours) + ", golden " + shortened(golden));
            }
        }
    }

    private boolean same(String path, JsonNode golden, JsonNode ours) {
        if (golden.isFloatingPointNumber() && ours.isNumber()) {
            String metric = path.substring(path.indexOf('.') + 1);
            double tolerance = tolerances.path(metric).asDouble(TOLERANCE);
            return Math.abs(golden.doubleValue() - ours.doubleValue())
                    <= tolerance * Math.max(1, Math.abs(golden.doubleValue()));
        }
        if (golden.isIntegralNumber() && ours.isNumber()) {
            return golden.doubleValue() == ours.doubleValue();
        }
        return golden.equals(ours);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    List<String> differences() {
        return differences;
    }

    /** How many single values were compared. */
    long values() {
        return values;
    }
}
