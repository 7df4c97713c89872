package io.ashlar.models.chat.jinja;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Python's meaning of values: texts, {@code Long}, {@code Double}, {@code Boolean}, lists, maps, none, undefined. */
final class Values {
    private Values() {}

    static boolean isTrue(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return !(value instanceof None) && !(value instanceof Undefined);
    }

    /** What is printed. */
    static String text(Object value) {
        return value instanceof String text ? text : value instanceof Undefined ? "" : repr(value);
    }

    /** How Python shows a value inside of others. */
    static String repr(Object value) {
        Budget.charge();
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Double number) {
            return floating(number);
        }
        if (value instanceof Tuple tuple) {
            return tuple.stream()
                    .map(Values::repr)
                    .collect(Collectors.joining(", ", "(", tuple.size() == 1 ? ",)" : ")"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Undefined ? "Undefined" : value instanceof Callable ? "<function>" : value.toString();
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c == quote) {
                        quoted.append('\\').append(quote);
                    } else if (c < 32 || c == 127) {
                        quoted.append(String.format("\\x%02x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }

    /** The shortest text that reads back as the number, with an exponent where Python has one. */
    static String floating(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            String text = Double.toString(number).replace("E", "e").replace(".0e", "e");
            return text.replaceAll("e(\\d+)$", "e+$1").replaceAll("e([+-])(\\d)$", "e$10$2");
        }
        String plain = new BigDecimal(Double.toString(number)).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    static boolean equal(Object a, Object b) {
        Budget.charge();
        if (isNumber(a) && isNumber(b)) {
            return a instanceof Double || b instanceof Double ? real(a) == real(b) : integer(a) == integer(b);
        }
        if (a instanceof Undefined || b instanceof Undefined) {
            return a instanceof Undefined && b instanceof Undefined;
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            boolean same = left.size() == right.size() && (left instanceof Tuple) == (right instanceof Tuple);
            for (int i = 0; same && i < left.size(); i++) {
                same = equal(left.get(i), right.get(i));
            }
            return same;
        }
        if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
            return left.size() == right.size()
                    && left.entrySet().stream()
                            .allMatch(entry -> right.containsKey(entry.getKey())
                                    && equal(entry.getValue(), right.get(entry.getKey())));
        }
        return a.equals(b);
    }

    /** Below 0, 0 or above 0; texts by code points, lists element by element. */
    static int compare(Object a, Object b) {
        Budget.charge();
        if (isNumber(a) && isNumber(b)) {
            return a instanceof Double || b instanceof Double
                    ? Double.compare(real(a), real(b))
                    : Long.compare(integer(a), integer(b));
        }
        if (a instanceof String left && b instanceof String right) {
            return Arrays.compare(
                    left.codePoints().toArray(), right.codePoints().toArray());
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                if (!equal(left.get(i), right.get(i))) {
                    return compare(left.get(i), right.get(i));
                }
            }
            return Integer.compare(left.size(), right.size());
        }
        throw new TemplateError(repr(a) + " and " + repr(b) + " have no order");
    }

    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    static long integer(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Long number) {
            return number;
        }
        throw new TemplateError(repr(value) + " is not a whole number");
    }

    static double real(Object value) {
        return value instanceof Double number ? number : (double) integer(value);
    }

    /** The values that a loop goes over: elements, keys, characters; nothing of what is undefined. */
    static List<Object> elements(Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.keySet());
        }
        if (value instanceof String text) {
            return text.codePoints()
                    .mapToObj(c -> (Object) Character.toString(c))
                    .toList();
        }
        if (value instanceof Undefined) {
            return List.of();
        }
        throw new TemplateError(repr(value) + " cannot be iterated");
    }

    static long length(Object value) {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value instanceof Undefined) {
            return 0;
        }
        throw new TemplateError(repr(value) + " has no length");
    }

    static boolean contains(Object container, Object value) {
        if (container instanceof String text) {
            if (value instanceof String part) {
                return text.contains(part);
            }
            throw new TemplateError(repr(value) + " cannot be in a text");
        }
        return elements(container).stream().anyMatch(element -> equal(element, value));
    }
}
