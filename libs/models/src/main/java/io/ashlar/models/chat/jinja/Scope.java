package io.ashlar.models.chat.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of a template, a loop's body or a macro's; what is set in an inner one is not seen outside. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Object> values = new HashMap<>();
    private final Budget budget;

    private Scope(@Nullable Scope outer, Budget budget) {
        this.outer = outer;
        this.budget = budget;
    }

    static Scope of(Map<String, Object> values, Budget budget) {
        Scope scope = new Scope(null, budget);
        scope.values.putAll(values);
        return scope;
    }

    Scope inner() {
        return new Scope(this, budget);
    }

    void set(String name, Object value) {
        values.put(name, value);
    }

    Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Object value = scope.values.get(name);
            if (value != null) {
                return value;
            }
        }
        return new Undefined(name);
    }

    Budget budget() {
        return budget;
    }
}
