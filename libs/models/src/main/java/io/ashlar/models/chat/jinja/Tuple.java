package io.ashlar.models.chat.jinja;

import java.util.AbstractList;
import java.util.List;

/** Python's tuple: a list that is shown in parentheses. */
final class Tuple extends AbstractList<Object> {
    private final List<Object> elements;

    private Tuple(List<Object> elements) {
        this.elements = elements;
    }

    static Tuple of(Object... elements) {
        return new Tuple(List.of(elements));
    }

    static Tuple of(List<Object> elements) {
        return new Tuple(List.copyOf(elements));
    }

    @Override
    public Object get(int place) {
        return elements.get(place);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
