package io.ashlar.models.chat.jinja;

import java.util.HashMap;
import java.util.Map;

/** What {@code namespace()} gives: values that inner scopes may change. */
record Namespace(Map<String, Object> values) {
    Namespace(Map<String, Object> values) {
        this.values = new HashMap<>(values);
    }
}
