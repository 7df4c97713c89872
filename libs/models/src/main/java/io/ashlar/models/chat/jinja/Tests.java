package io.ashlar.models.chat.jinja;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand behind {@code is}. */
final class Tests {
    private static final Map<String, Test> ALL = all();

    private Tests() {}

    /** A question about a value. */
    @FunctionalInterface
    interface Test {
        boolean holds(Object value, Arguments arguments);
    }

    static @Nullable Test named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Test> all() {
        Map<String, Test> tests = new HashMap<>();
        tests.put("defined", (value, arguments) -> !(value instanceof Undefined));
        tests.put("undefined", (value, arguments) -> value instanceof Undefined);
        tests.put("none", (value, arguments) -> value == None.NONE);
        tests.put("string", (value, arguments) -> value instanceof String);
        tests.put("mapping", (value, arguments) -> value instanceof Map<?, ?>);
        tests.put("sequence", (value, arguments) -> isIterable(value));
        tests.put("iterable", (value, arguments) -> isIterable(value));
        tests.put("number", (value, arguments) -> Values.isNumber(value));
        tests.put("integer", (value, arguments) -> value instanceof Long);
        tests.put("float", (value, arguments) -> value instanceof Double);
        tests.put("boolean", (value, arguments) -> value instanceof Boolean);
        tests.put("true", (value, arguments) -> Boolean.TRUE.equals(value));
        tests.put("false", (value, arguments) -> Boolean.FALSE.equals(value));
        tests.put("callable", (value, arguments) -> value instanceof Callable);
        tests.put("even", (value, arguments) -> Math.floorMod(Values.integer(value), 2L) == 0);
        tests.put("odd", (value, arguments) -> Math.floorMod(Values.integer(value), 2L) == 1);
        tests.put("divisibleby", (value, arguments) -> {
            long divisor = arguments.integer(0, "num", 0);
            if (divisor == 0) {
                throw new TemplateError("division by zero");
            }
            return Values.integer(value) % divisor == 0;
        });
        tests.put("sameas", (value, arguments) -> isSame(value, arguments.get(0, "other")));
        tests.put("lower", (value, arguments) -> isLower(Values.text(value)));
        tests.put("upper", (value, arguments) -> isUpper(Values.text(value)));
        tests.put("in", (value, arguments) -> Values.contains(arguments.get(0, "seq"), value));
        tests.put("filter", (value, arguments) -> Filters.named(Values.text(value)) != null);
        tests.put("test", (value, arguments) -> named(Values.text(value)) != null);
        comparison(tests, "==", "eq", "equalto", "==");
        comparison(tests, "!=", "ne", "!=");
        comparison(tests, "<", "lt", "lessthan", "<");
        comparison(tests, "<=", "le", "<=");
        comparison(tests, ">", "gt", "greaterthan", ">");
        comparison(tests, ">=", "ge", ">=");
        return Map.copyOf(tests);
    }

    private static void comparison(Map<String, Test> tests, String operator, String... names) {
        for (String name : names) {
            tests.put(name, (value, arguments) -> Operators.comparison(operator, value, arguments.get(0, "other")));
        }
    }

    static boolean isLower(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) && !text.equals(text.toUpperCase(Locale.ROOT));
    }

    static boolean isUpper(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isIterable(Object value) {
        return value instanceof String
                || value instanceof List<?>
                || value instanceof Map<?, ?>
                || value instanceof Undefined;
    }

    private static boolean isSame(Object a, Object b) {
        boolean isValue = a instanceof Boolean || a instanceof Long || a instanceof String || a instanceof None;
        return isValue ? a.equals(b) : a == b;
    }
}
