package io.ashlar.models.chat.jinja;

import java.util.List;

/** A named piece with parameters, whose call gives what it writes. */
record Macro(String name, List<Parameter> parameters, Statement body, Scope home) implements Callable {
    /** The name under which filters of a block find what it wrote; no template can say it. */
    static final String CAPTURED = " captured";

    record Parameter(String name, Expression absent) {}

    @Override
    public Object call(Arguments arguments, Budget budget) {
        if (arguments.places().size() > parameters.size()) {
            throw new TemplateError("macro '" + name + "' takes at most " + parameters.size() + " arguments");
        }
        for (String given : arguments.names().keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(given))) {
                throw new TemplateError("macro '" + name + "' has no parameter '" + given + "'");
            }
        }
        Scope scope = home.inner();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            boolean isGiven = arguments.has(i, parameter.name());
            scope.set(
                    parameter.name(),
                    isGiven
                            ? arguments.get(i, parameter.name())
                            : parameter.absent().in(scope));
        }
        budget.enter();
        String written = capture(body, scope);
        budget.leave();
        return written;
    }

    static String capture(Statement body, Scope scope) {
        Output output = new Output(scope.budget());
        body.run(scope, output);
        return output.toString();
    }
}
