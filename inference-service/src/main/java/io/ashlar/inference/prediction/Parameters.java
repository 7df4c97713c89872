package io.ashlar.inference.prediction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request's parameters by the Hub's names, as JSON or protobuf gave them. A parameter that the task does not know is
 * an error, so that a typing mistake is not silently without effect.
 */
public final class Parameters {
    private static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, Object> values;

    private Parameters(Map<String, Object> values) {
        this.values = values;
    }

    public static Parameters none() {
        return NONE;
    }

    /** Values are strings, booleans, numbers, or lists of those; absent ones are left out before. */
    public static Parameters of(Map<String, Object> values) {
        return new Parameters(Map.copyOf(values));
    }

    /** The same with one more. */
    public Parameters with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return of(more);
    }

    /** The same without that one. */
    public Parameters without(String name) {
        Map<String, Object> fewer = new HashMap<>(values);
        fewer.remove(name);
        return of(fewer);
    }

    /** All of them as JSON, for a task that checks them itself. */
    public ObjectNode json() {
        return Json.MAPPER.valueToTree(values);
    }

    /** Fails for any other name than these. */
    public void allowOnly(Set<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw invalid("There is no parameter '" + name + "' for this task. It has: "
                        + String.join(", ", new TreeSet<>(names)) + ".");
            }
        }
    }

    /** A whole number from 1; protobuf and JSON writers may give it as a number or as digits. */
    public OptionalInt positive(String name) {
        Object value = values.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            long number = value instanceof Number n ? exactly(n) : Long.parseLong(value.toString());
            if (number >= 1 && number <= Integer.MAX_VALUE) {
                return OptionalInt.of((int) number);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw notPositive(name, value);
        }
        throw notPositive(name, value);
    }

    private static long exactly(Number number) {
        double value = number.doubleValue();
        if (value != Math.rint(value)) {
            throw new ArithmeticException("not whole");
        }
        return number.longValue();
    }

    private static ProblemException notPositive(String name, Object value) {
        return invalid("'" + name + "' is " + value + ", and must be a whole number from 1.");
    }

    /** A whole number of any size, or nothing. */
    public @Nullable Long whole(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            return value instanceof Number n ? exactly(n) : Long.parseLong(value.toString());
        } catch (NumberFormatException | ArithmeticException e) {
            throw invalid("'" + name + "' is " + value + ", and must be a whole number.");
        }
    }

    /** A number, or nothing. */
    public @Nullable Double real(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Number n && Double.isFinite(n.doubleValue())) {
            return value == null ? null : ((Number) value).doubleValue();
        }
        throw invalid("'" + name + "' is " + value + ", and must be a number.");
    }

    /** A whole number from 0. */
    OptionalInt natural(String name) {
        Object value = values.get(name);
        return value instanceof Number number && number.doubleValue() == 0 || "0".equals(value)
                ? OptionalInt.of(0)
                : positive(name);
    }

    public @Nullable String text(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw invalid("'" + name + "' is " + value + ", and must be a string.");
    }

    @Nullable Boolean flag(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw invalid("'" + name + "' is " + value + ", and must be true or false.");
    }

    /** A truth value, or what holds where there is none. */
    public boolean flag(String name, boolean absent) {
        Boolean value = flag(name);
        return value == null ? absent : value;
    }

    /** A list of strings; one string counts as a list of one. */
    List<String> texts(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof String one) {
            return List.of(one);
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof String text) {
                    texts.add(text);
                }
            }
            if (texts.size() == list.size()) {
                return texts;
            }
        }
        throw invalid("'" + name + "' is " + value + ", and must be a list of strings.");
    }

    /** Texts are always cut to what the model reads; asking for that is fine, asking for the opposite is not. */
    void refuseNoTruncation() {
        if (Boolean.FALSE.equals(flag("truncation"))) {
            throw invalid("'truncation' is false, but texts are always cut to what the model reads. Leave it out.");
        }
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.PARAMETER_INVALID, detail);
    }
}
