package io.ashlar.models.chat.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments before they are worked out. */
record CallArguments(List<Expression> places, Map<String, Expression> names) {
    Arguments in(Scope scope) {
        Map<String, Object> values = new LinkedHashMap<>();
        names.forEach((name, value) -> values.put(name, value.in(scope)));
        return new Arguments(Expression.all(places, scope), values);
    }
}
