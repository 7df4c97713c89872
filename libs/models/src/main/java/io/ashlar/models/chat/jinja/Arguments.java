package io.ashlar.models.chat.jinja;

import java.util.List;
import java.util.Map;

/** What a call is given: by place, then by name. */
record Arguments(List<Object> places, Map<String, Object> names) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    static Arguments of(Object... places) {
        return new Arguments(List.of(places), Map.of());
    }

    int size() {
        return places.size() + names.size();
    }

    boolean has(int place, String name) {
        return place < places.size() || names.containsKey(name);
    }

    Object get(int place, String name, Object absent) {
        if (place < places.size()) {
            return places.get(place);
        }
        return names.getOrDefault(name, absent);
    }

    Object get(int place, String name) {
        if (!has(place, name)) {
            throw new TemplateError("a call lacks its argument '" + name + "'");
        }
        return get(place, name, None.NONE);
    }

    String text(int place, String name) {
        Object value = get(place, name);
        if (value instanceof String text) {
            return text;
        }
        throw new TemplateError("the argument '" + name + "' is " + Values.repr(value) + ", not a text");
    }

    String text(int place, String name, String absent) {
        return has(place, name) ? text(place, name) : absent;
    }

    long integer(int place, String name, long absent) {
        Object value = get(place, name, absent);
        if (value == None.NONE) {
            return absent;
        }
        return Values.integer(value);
    }

    boolean flag(int place, String name, boolean absent) {
        return Values.isTrue(get(place, name, absent));
    }

    /** The arguments after the first so many places. */
    Arguments from(int place) {
        return new Arguments(places.subList(Math.min(place, places.size()), places.size()), names);
    }
}
