package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Filters about several values. */
final class ListFilters {
    private ListFilters() {}

    static void addTo(Map<String, Filter> filters) {
        filters.put("first", (value, arguments, budget) -> end(value, true));
        filters.put("last", (value, arguments, budget) -> end(value, false));
        filters.put("list", (value, arguments, budget) -> elements(value, budget));
        filters.put("items", (value, arguments, budget) -> items(value));
        filters.put("join", ListFilters::join);
        filters.put("reverse", ListFilters::reverse);
        filters.put("sort", ListFilters::sort);
        filters.put("unique", ListFilters::unique);
        filters.put("min", (value, arguments, budget) -> extreme(value, arguments, budget, 1));
        filters.put("max", (value, arguments, budget) -> extreme(value, arguments, budget, -1));
        filters.put("sum", ListFilters::sum);
        filters.put("dictsort", ListFilters::dictsort);
        filters.put("batch", ListFilters::batch);
        filters.put("groupby", ListFilters::groupby);
    }

    static List<Object> elements(Object value, Budget budget) {
        List<Object> elements = Values.elements(value);
        budget.pay(elements.size());
        return elements;
    }

    private static Object end(Object value, boolean first) {
        List<Object> elements = Values.elements(value);
        if (elements.isEmpty()) {
            return new Undefined(first ? "the first of nothing" : "the last of nothing");
        }
        return elements.get(first ? 0 : elements.size() - 1);
    }

    static List<Object> items(Object value) {
        if (value instanceof Undefined) {
            return List.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateError(Values.repr(value) + " has no items");
        }
        List<Object> items = new ArrayList<>();
        map.forEach((key, element) -> items.add(Tuple.of(key, element)));
        return items;
    }

    private static Object join(Object value, Arguments arguments, Budget budget) {
        String separator = Values.text(arguments.get(0, "d", ""));
        Object attribute = arguments.get(1, "attribute", None.NONE);
        StringBuilder text = new StringBuilder();
        for (Object element : elements(value, budget)) {
            String piece = Values.text(attribute == None.NONE ? element : Attributes.path(element, attribute));
            budget.text(
                    (long) text.length() + piece.length() + separator.length() > 8_000_000L
                            ? Long.MAX_VALUE
                            : piece.length() + separator.length());
            text.append(text.length() == 0 && piece.isEmpty() ? "" : piece).append(separator);
        }
        return text.length() == 0 ? "" : text.substring(0, text.length() - separator.length());
    }

    private static Object reverse(Object value, Arguments arguments, Budget budget) {
        if (value instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        List<Object> reversed = new ArrayList<>(elements(value, budget));
        Collections.reverse(reversed);
        return reversed;
    }

    private static UnaryOperator<Object> key(Object attribute, boolean isCaseSensitive) {
        return value -> {
            Object key = attribute == None.NONE ? value : Attributes.path(value, attribute);
            return key instanceof String text && !isCaseSensitive ? text.toLowerCase(Locale.ROOT) : key;
        };
    }

    private static Object sort(Object value, Arguments arguments, Budget budget) {
        UnaryOperator<Object> key =
                key(arguments.get(2, "attribute", None.NONE), arguments.flag(1, "case_sensitive", false));
        List<Object> sorted = new ArrayList<>(elements(value, budget));
        Comparator<Object> order = (a, b) -> Values.compare(key.apply(a), key.apply(b));
        sorted.sort(arguments.flag(0, "reverse", false) ? order.reversed() : order);
        return sorted;
    }

    private static Object unique(Object value, Arguments arguments, Budget budget) {
        UnaryOperator<Object> key =
                key(arguments.get(1, "attribute", None.NONE), arguments.flag(0, "case_sensitive", false));
        Map<Object, Object> unique = new LinkedHashMap<>();
        elements(value, budget).forEach(element -> unique.putIfAbsent(key.apply(element), element));
        return new ArrayList<>(unique.values());
    }

    private static Object extreme(Object value, Arguments arguments, Budget budget, int sign) {
        UnaryOperator<Object> key =
                key(arguments.get(1, "attribute", None.NONE), arguments.flag(0, "case_sensitive", false));
        return elements(value, budget).stream()
                .min((a, b) -> sign * Values.compare(key.apply(a), key.apply(b)))
                .orElse(new Undefined("the extreme of nothing"));
    }

    private static Object sum(Object value, Arguments arguments, Budget budget) {
        Object attribute = arguments.get(0, "attribute", None.NONE);
        Object sum = arguments.get(1, "start", 0L);
        for (Object element : elements(value, budget)) {
            Object term = attribute == None.NONE ? element : Attributes.path(element, attribute);
            sum = Operators.binary("+", sum, term, budget);
        }
        return sum;
    }

    private static Object dictsort(Object value, Arguments arguments, Budget budget) {
        int by = arguments.text(1, "by", "key").equals("value") ? 1 : 0;
        UnaryOperator<Object> key = key((long) by, arguments.flag(0, "case_sensitive", false));
        List<Object> sorted = new ArrayList<>(items(value));
        budget.pay(sorted.size());
        Comparator<Object> order = (a, b) -> Values.compare(key.apply(a), key.apply(b));
        sorted.sort(arguments.flag(2, "reverse", false) ? order.reversed() : order);
        return sorted;
    }

    private static Object batch(Object value, Arguments arguments, Budget budget) {
        long size = arguments.integer(0, "linecount", 1);
        List<Object> batches = new ArrayList<>();
        List<Object> batch = new ArrayList<>();
        for (Object element : elements(value, budget)) {
            batch.add(element);
            if (batch.size() >= size) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            Object fill = arguments.get(1, "fill_with", None.NONE);
            while (fill != None.NONE && batch.size() < size) {
                budget.step();
                batch.add(fill);
            }
            batches.add(batch);
        }
        return batches;
    }

    private static Object groupby(Object value, Arguments arguments, Budget budget) {
        UnaryOperator<Object> key = key(arguments.get(0, "attribute"), arguments.flag(2, "case_sensitive", false));
        List<Object> sorted = new ArrayList<>(elements(value, budget));
        sorted.sort((a, b) -> Values.compare(key.apply(a), key.apply(b)));
        Map<Object, List<Object>> groups = new LinkedHashMap<>();
        sorted.forEach(element -> groups.computeIfAbsent(key.apply(element), k -> new ArrayList<>())
                .add(element));
        List<Object> pairs = new ArrayList<>();
        groups.forEach((name, members) -> pairs.add(Tuple.of(name, members)));
        return pairs;
    }
}
