package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** JSON as Python's {@code json.dumps} writes it, which transformers puts in the place of Jinja's own filter. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();
    private final Budget budget;
    private final boolean isAscii;
    private final boolean isSorted;
    private final String indent;
    private final String between;
    private final String afterKey;

    private JsonText(Arguments arguments, Budget budget) {
        this.budget = budget;
        this.isAscii = arguments.flag(0, "ensure_ascii", false);
        Object indent = arguments.get(1, "indent", None.NONE);
        this.indent = indent == None.NONE
                ? ""
                : "\n"
                        + (indent instanceof String margin
                                ? margin
                                : " ".repeat((int) Math.min(100, Values.integer(indent))));
        Object separators = arguments.get(2, "separators", None.NONE);
        List<Object> pair =
                separators == None.NONE ? List.of(indent == None.NONE ? ", " : ",", ": ") : Values.elements(separators);
        this.between = Values.text(pair.get(0));
        this.afterKey = Values.text(pair.get(pair.size() - 1));
        this.isSorted = arguments.flag(3, "sort_keys", false);
    }

    static Object filter(Object value, Arguments arguments, Budget budget) {
        JsonText json = new JsonText(arguments, budget);
        json.write(value, 0);
        return json.text.toString();
    }

    private void write(Object value, int depth) {
        budget.step();
        if (value instanceof String string) {
            string(string);
        } else if (value instanceof Boolean || value == None.NONE) {
            text.append(value == None.NONE ? "null" : value);
        } else if (value instanceof Double number) {
            text.append(
                    number.isNaN()
                            ? "NaN"
                            : number.isInfinite() ? (number > 0 ? "Infinity" : "-Infinity") : Values.floating(number));
        } else if (value instanceof Long) {
            text.append(value);
        } else if (value instanceof List<?> list) {
            list(list, depth);
        } else if (value instanceof Map<?, ?> map) {
            map(map, depth);
        } else {
            throw new TemplateError(Values.repr(value) + " cannot be written as JSON");
        }
        budget.text(text.length() > 8_000_000 ? Long.MAX_VALUE : 1);
    }

    private void list(List<?> list, int depth) {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
            text.append(i == 0 ? "" : between);
            line(depth + 1);
            write(list.get(i), depth + 1);
        }
        if (!list.isEmpty()) {
            line(depth);
        }
        text.append(']');
    }

    private void map(Map<?, ?> map, int depth) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (isSorted) {
            entries.sort(Comparator.comparing(entry -> Values.text(entry.getKey())));
        }
        text.append('{');
        for (int i = 0; i < entries.size(); i++) {
            text.append(i == 0 ? "" : between);
            line(depth + 1);
            Object key = entries.get(i).getKey();
            string(
                    key instanceof Boolean || key == None.NONE
                            ? (key == None.NONE ? "null" : key.toString())
                            : Values.text(key));
            text.append(afterKey);
            write(entries.get(i).getValue(), depth + 1);
        }
        if (!entries.isEmpty()) {
            line(depth);
        }
        text.append('}');
    }

    private void line(int depth) {
        if (!indent.isEmpty()) {
            text.append('\n').append(indent.substring(1).repeat(depth));
        }
    }

    private void string(String string) {
        budget.text(string.length());
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case '\b' -> text.append("\\b");
                default -> {
                    if (c < 32 || (isAscii && c > 126)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
