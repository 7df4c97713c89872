package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.List;

/** A loop over the values that pass its condition, or its other branch where there are none. */
record ForLoop(Target target, Expression values, Expression condition, Statement body, Statement otherwise)
        implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
        List<Object> elements = new ArrayList<>();
        for (Object element : Values.elements(values.in(scope))) {
            scope.budget().step();
            Scope inner = scope.inner();
            target.assign(element, inner);
            if (Values.isTrue(condition.in(inner))) {
                elements.add(element);
            }
        }
        if (elements.isEmpty()) {
            return otherwise.run(scope.inner(), output);
        }
        int depth = scope.get("loop") instanceof Loop outer ? outer.depth() + 1 : 0;
        Loop loop = new Loop(elements, depth);
        for (int i = 0; i < elements.size(); i++) {
            scope.budget().step();
            loop.at(i);
            Scope inner = scope.inner();
            inner.set("loop", loop);
            target.assign(elements.get(i), inner);
            if (body.run(inner, output) == Flow.BREAK) {
                break;
            }
        }
        return Flow.NEXT;
    }
}
