package io.ashlar.models.chat.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind a dot or in brackets: methods of Python's values, elements, keys. Nothing of Java's. */
final class Attributes {
    private Attributes() {}

    /** {@code object.name}: a method before a key. */
    static Object attribute(Object object, String name) {
        if (object instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (name.startsWith("_")) {
            return new Undefined(name);
        }
        Object method = method(object, name);
        if (method != null) {
            return method;
        }
        Object value = keyed(object, name);
        return value == null ? new Undefined(name) : value;
    }

    /** {@code object[key]}: a key before a method. */
    static Object item(Object object, Object key) {
        if (object instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (key instanceof Long place && (object instanceof List<?> || object instanceof String)) {
            long length = Values.length(object);
            long index = place < 0 ? place + length : place;
            if (index < 0 || index >= length) {
                return new Undefined(Values.repr(key));
            }
            return object instanceof List<?> list
                    ? list.get((int) index)
                    : Character.toString(
                            ((String) object).codePointAt(((String) object).offsetByCodePoints(0, (int) index)));
        }
        Object value = keyed(object, key);
        if (value == null && key instanceof String name && !name.startsWith("_")) {
            value = method(object, name);
        }
        return value == null ? new Undefined(Values.text(key)) : value;
    }

    private static @Nullable Object keyed(Object object, Object key) {
        if (object instanceof Map<?, ?> map) {
            return map.get(key);
        }
        if (object instanceof Namespace namespace) {
            return namespace.values().get(Values.text(key));
        }
        return object instanceof Loop loop ? loop.get(Values.text(key)) : null;
    }

    private static @Nullable Object method(Object object, String name) {
        if (object instanceof String text) {
            return TextMethods.of(text, name);
        }
        if (object instanceof Map<?, ?> map) {
            return ContainerMethods.of(map, name);
        }
        return object instanceof List<?> list ? ContainerMethods.of(list, name) : null;
    }

    /** A value by a path of names and places with dots between, as filters take it. */
    static Object path(Object object, Object path) {
        if (path instanceof Long place) {
            return item(object, place);
        }
        Object value = object;
        for (String name : Values.text(path).split("\\.")) {
            value = item(value, name.matches("\\d+") ? (Object) Long.parseLong(name) : name);
        }
        return value;
    }
}
