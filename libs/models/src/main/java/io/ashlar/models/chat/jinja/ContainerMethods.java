package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods of Python's maps and lists that change nothing; those that do are refused, as transformers' sandbox does. */
final class ContainerMethods {
    private static final Set<String> CHANGING = Set.of(
            "append",
            "extend",
            "insert",
            "remove",
            "reverse",
            "sort",
            "clear",
            "pop",
            "popitem",
            "setdefault",
            "update");

    private ContainerMethods() {}

    static @Nullable Callable of(Map<?, ?> map, String name) {
        return switch (name) {
            case "items" -> (arguments, budget) -> ListFilters.items(map);
            case "keys" -> (arguments, budget) -> new ArrayList<Object>(map.keySet());
            case "values" -> (arguments, budget) -> new ArrayList<Object>(map.values());
            case "get" ->
                (arguments, budget) -> {
                    Object value = map.get(arguments.get(0, "key"));
                    return value == null ? arguments.get(1, "default", None.NONE) : value;
                };
            case "copy" -> (arguments, budget) -> new LinkedHashMap<Object, Object>(map);
            default -> map.containsKey(name) ? null : refused(name);
        };
    }

    static @Nullable Callable of(List<?> list, String name) {
        return switch (name) {
            case "index" ->
                (arguments, budget) -> {
                    for (int i = 0; i < list.size(); i++) {
                        if (Values.equal(list.get(i), arguments.get(0, "value"))) {
                            return (long) i;
                        }
                    }
                    throw new TemplateError("a list has no " + Values.repr(arguments.get(0, "value")));
                };
            case "count" ->
                (arguments, budget) -> list.stream()
                        .filter(element -> Values.equal(element, arguments.get(0, "value")))
                        .count();
            case "copy" -> (arguments, budget) -> new ArrayList<Object>(list);
            default -> refused(name);
        };
    }

    private static @Nullable Callable refused(String name) {
        return CHANGING.contains(name)
                ? (arguments, budget) -> {
                    throw new TemplateError("'" + name + "' would change a value, which templates may not");
                }
                : null;
    }
}
