package io.ashlar.models.checkpoint.pickles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack, marks and memo of a pickle that is being read. */
final class PickleStack {
    private final PickleRules rules;
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();

    PickleStack(PickleRules rules) {
        this.rules = rules;
    }

    void push(Object value) {
        values.add(value);
    }

    Object pop() {
        Object value = top();
        values.remove(values.size() - 1);
        return value;
    }

    Object top() {
        int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (values.size() <= floor) {
            throw rules.malformed("its pickle takes a value from an empty stack");
        }
        return values.get(values.size() - 1);
    }

    <T> T pop(Class<T> type, String operation) {
        Object value = pop();
        if (!type.isInstance(value)) {
            throw rules.malformed("its pickle's " + operation + " finds a value of another kind");
        }
        return type.cast(value);
    }

    <T> T top(Class<T> type, String operation) {
        Object value = top();
        if (!type.isInstance(value)) {
            throw rules.malformed("its pickle's " + operation + " finds a value of another kind");
        }
        return type.cast(value);
    }

    void mark() {
        marks.add(values.size());
    }

    /** What lies above the last mark, in order; the mark goes too. */
    List<Object> popToMark() {
        if (marks.isEmpty()) {
            throw rules.malformed("its pickle looks for a mark that was not set");
        }
        int from = marks.remove(marks.size() - 1);
        List<Object> above = values.subList(from, values.size());
        List<Object> taken = new ArrayList<>(above);
        above.clear();
        return taken;
    }

    void remember(long key) {
        memo.put(key, top());
    }

    void rememberNext() {
        memo.put((long) memo.size(), top());
    }

    void recall(long key) {
        Object value = memo.get(key);
        if (value == null) {
            throw rules.malformed("its pickle recalls the value " + key + ", which it never stored");
        }
        push(value);
    }
}
