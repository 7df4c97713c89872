package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our values in a golden file's form: {@code metrics}, {@code tables} and a row of values an input row. */
final class GoldenTree {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode root = MAPPER.createObjectNode();

    GoldenTree metrics(Map<String, Double> values) {
        return metrics("", values);
    }

    GoldenTree metrics(String prefix, Map<String, Double> values) {
        values.forEach((name, value) -> metric(prefix + name, number(value)));
        return this;
    }

    GoldenTree metric(String name, JsonNode value) {
        root.withObject("/metrics").set(name, value);
        return this;
    }

    GoldenTree table(String name, JsonNode value) {
        root.withObject("/tables").set(name, value);
        return this;
    }

    GoldenTree rows(ArrayNode rows) {
        root.set("rows", rows);
        return this;
    }

    JsonNode tree() {
        return root;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static JsonNode any(Object value) {
        return MAPPER.valueToTree(value);
    }

    static void put(ObjectNode row, String name, @Nullable Double value) {
        if (value != null) {
            row.set(name, number(value));
        }
    }

    static JsonNode list(List<Double> values) {
        ArrayNode list = array();
        values.forEach(value -> list.add(number(value)));
        return list;
    }

    /** What is no number is a text, as JSON has none for it. */
    static JsonNode number(double value) {
        return Double.isFinite(value)
                ? MAPPER.getNodeFactory().numberNode(value)
                : MAPPER.getNodeFactory().textNode(Double.toString(value));
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> {
            if (!text.isNull()) {
                texts.add(text.asText());
            }
        });
        return texts;
    }

    static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }

    static List<Integer> integers(JsonNode list) {
        List<Integer> values = new ArrayList<>();
        list.forEach(value -> values.add(value.intValue()));
        return values;
    }
}
