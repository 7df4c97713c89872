package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.List;

/** An expression, ready to be worked out. */
@FunctionalInterface
interface Expression {
    Object in(Scope scope);

    /** The values of several. */
    static List<Object> all(List<Expression> expressions, Scope scope) {
        List<Object> values = new ArrayList<>(expressions.size());
        scope.budget().pay(expressions.size());
        expressions.forEach(expression -> values.add(expression.in(scope)));
        return values;
    }
}
