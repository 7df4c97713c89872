package io.ashlar.models.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** Reads an object field by field and keeps every complaint, so that a user corrects all of them at once. */
final class RecipeFields {
    private static final int SHOWN = 80;

    private final JsonNode written;
    private final String prefix;
    private final List<String> complaints;
    private final Set<String> known = new HashSet<>();
    private final ObjectNode effective = Json.MAPPER.createObjectNode();

    RecipeFields(JsonNode written) {
        this(written, "", new ArrayList<>());
    }

    private RecipeFields(JsonNode written, String prefix, List<String> complaints) {
        this.written = written;
        this.prefix = prefix;
        this.complaints = complaints;
        if (!written.isObject() && !written.isMissingNode() && !written.isNull()) {
            complaints.add((prefix.isEmpty() ? "the recipe" : prefix.substring(0, prefix.length() - 1)) + " is "
                    + shown(written) + ", which is not an object");
        }
    }

    /** A number that passes {@code rule}; {@code says} completes "must be". */
    double real(String name, double absent, DoublePredicate rule, String says) {
        JsonNode node = node(name);
        double value = node == null ? absent : node.doubleValue();
        if (node != null && (!node.isNumber() || !Double.isFinite(value) || !rule.test(value))) {
            complain(name, node, "must be " + says);
            value = absent;
        }
        effective.put(name, value);
        return value;
    }

    /** A whole number that passes {@code rule}. */
    long integer(String name, long absent, DoublePredicate rule, String says) {
        JsonNode node = node(name);
        long value = absent;
        if (node != null) {
            boolean whole = node.isIntegralNumber() && node.canConvertToLong();
            if (!whole || !rule.test(node.longValue())) {
                complain(name, node, "must be a whole number " + says);
            } else {
                value = node.longValue();
            }
        }
        effective.put(name, value);
        return value;
    }

    boolean flag(String name, boolean absent) {
        JsonNode node = node(name);
        boolean value = absent;
        if (node != null && node.isBoolean()) {
            value = node.booleanValue();
        } else if (node != null) {
            complain(name, node, "must be true or false");
        }
        effective.put(name, value);
        return value;
    }

    String text(String name, String absent) {
        JsonNode node = node(name);
        String value = absent;
        if (node != null && node.isTextual()) {
            value = node.textValue();
        } else if (node != null) {
            complain(name, node, "must be a text");
        }
        effective.put(name, value);
        return value;
    }

    <E extends Enum<E>> E choice(String name, E absent, E[] all, Function<E, String> wireName) {
        JsonNode node = node(name);
        E value = absent;
        if (node != null) {
            Optional<E> chosen = java.util.Arrays.stream(all)
                    .filter(e -> node.isTextual() && wireName.apply(e).equals(node.textValue()))
                    .findFirst();
            if (chosen.isEmpty()) {
                complain(
                        name,
                        node,
                        "must be one of "
                                + String.join(
                                        ", ",
                                        java.util.Arrays.stream(all)
                                                .map(wireName)
                                                .toList()));
            }
            value = chosen.orElse(absent);
        }
        effective.put(name, wireName.apply(value));
        return value;
    }

    List<String> texts(String name) {
        JsonNode node = node(name);
        List<String> values = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(item -> {
                if (!item.isTextual() || item.textValue().isBlank()) {
                    complain(name, node, "must be a list of texts");
                }
                values.add(item.asText());
            });
        } else if (node != null) {
            complain(name, node, "must be a list of texts");
        }
        effective.set(name, Json.tree(values));
        return values;
    }

    /** Numbers by name. */
    Map<String, Double> numbers(String name, DoublePredicate rule, String says) {
        JsonNode node = node(name);
        Map<String, Double> values = new LinkedHashMap<>();
        if (node != null) {
            node.fields().forEachRemaining(field -> {
                JsonNode value = field.getValue();
                if (value.isNumber() && Double.isFinite(value.doubleValue()) && rule.test(value.doubleValue())) {
                    values.put(field.getKey(), value.doubleValue());
                } else {
                    complain(name + "." + field.getKey(), value, "must be " + says);
                }
            });
        }
        effective.set(name, Json.tree(values));
        return values;
    }

    /** Whether the field is an object. */
    boolean isObject(String name) {
        JsonNode node = node(name);
        return node != null && node.isObject();
    }

    /** Whether the field is a list. */
    boolean isList(String name) {
        JsonNode node = node(name);
        return node != null && node.isArray();
    }

    /** The fields of an object; absent ones read as empty. */
    RecipeFields object(String name) {
        JsonNode node = node(name);
        return new RecipeFields(node == null ? Json.MAPPER.createObjectNode() : node, prefix + name + ".", complaints);
    }

    /** Puts the values of a nested object where they belong, after the last of its fields was read. */
    void close(String name, RecipeFields nested) {
        nested.refuseUnknown();
        effective.set(name, nested.effective);
    }

    /** A parameter that may only be absent or one of these values until more is supported. */
    void only(String name, String why, JsonNode... allowed) {
        JsonNode node = node(name);
        if (node != null && !List.of(allowed).contains(node)) {
            complain(name, node, why);
        }
    }

    boolean has(String name) {
        return node(name) != null;
    }

    void complain(String name, Object value, String rule) {
        complaints.add("'" + prefix + name + "' is " + shown(value) + ": it " + rule);
    }

    void refuseUnknown() {
        written.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                complaints.add("'" + shown(prefix + name) + "' is not a parameter; there are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    ObjectNode effective() {
        return effective;
    }

    void finish() {
        refuseUnknown();
        if (!complaints.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.RECIPE_INVALID,
                    complaints.stream().map(complaint -> complaint + ".").toList());
        }
    }

    private @org.jspecify.annotations.Nullable JsonNode node(String name) {
        known.add(name);
        JsonNode node = written.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
