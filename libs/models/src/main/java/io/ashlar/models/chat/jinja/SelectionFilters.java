package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Filters that choose among values by a test, or make one of each. */
final class SelectionFilters {
    private SelectionFilters() {}

    static void addTo(Map<String, Filter> filters) {
        filters.put("map", SelectionFilters::map);
        filters.put("select", (value, arguments, budget) -> select(value, test(arguments, 0), budget));
        filters.put(
                "reject",
                (value, arguments, budget) -> select(value, test(arguments, 0).negate(), budget));
        filters.put("selectattr", (value, arguments, budget) -> select(value, attribute(arguments), budget));
        filters.put(
                "rejectattr",
                (value, arguments, budget) -> select(value, attribute(arguments).negate(), budget));
    }

    private static List<Object> select(Object value, Predicate<Object> wanted, Budget budget) {
        List<Object> selected = new ArrayList<>();
        for (Object element : ListFilters.elements(value, budget)) {
            if (wanted.test(element)) {
                selected.add(element);
            }
        }
        return selected;
    }

    private static Predicate<Object> attribute(Arguments arguments) {
        Object path = arguments.get(0, "attribute");
        Predicate<Object> test = test(arguments, 1);
        return element -> test.test(Attributes.path(element, path));
    }

    private static Predicate<Object> test(Arguments arguments, int place) {
        if (arguments.places().size() <= place) {
            return Values::isTrue;
        }
        String name = arguments.text(place, "test");
        Tests.Test test = Tests.named(name);
        if (test == null) {
            throw new TemplateError("there is no test '" + name + "'");
        }
        Arguments rest = arguments.from(place + 1);
        return element -> test.holds(element, rest);
    }

    private static Object map(Object value, Arguments arguments, Budget budget) {
        List<Object> mapped = new ArrayList<>();
        Object attribute = arguments.names().get("attribute");
        Filter filter = attribute == null ? Filters.named(arguments.text(0, "filter")) : null;
        if (attribute == null && filter == null) {
            throw new TemplateError("there is no filter '" + arguments.text(0, "filter") + "'");
        }
        for (Object element : ListFilters.elements(value, budget)) {
            if (filter != null) {
                mapped.add(filter.apply(element, arguments.from(1), budget));
            } else if (attribute != null) {
                Object found = Attributes.path(element, attribute);
                mapped.add(found instanceof Undefined ? arguments.names().getOrDefault("default", found) : found);
            }
        }
        return mapped;
    }
}
