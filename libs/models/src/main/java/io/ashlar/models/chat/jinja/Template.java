package io.ashlar.models.chat.jinja;

import java.time.Clock;
import java.util.Map;

/** A template, read once; it may be rendered by several threads at a time. */
public final class Template {
    private static final int LONGEST = 1_000_000;

    private final Statement body;

    private Template(Statement body) {
        this.body = body;
    }

    /** Reads a template; one that is not Jinja, or uses what chat templates do not have, is a {@link TemplateError}. */
    public static Template parse(String source) {
        if (source.length() > LONGEST) {
            throw new TemplateError("the template has more than " + LONGEST + " characters");
        }
        try {
            return new Template(new StatementParser(new TokenStream(Lexer.tokens(source))).template());
        } catch (StackOverflowError e) {
            throw new TemplateError("the template is nested too deeply");
        }
    }

    /**
     * What the template writes.
     *
     * @param values texts, {@code Long}, {@code Double}, {@code Boolean}, {@link None}, lists and maps of those
     */
    public String render(Map<String, Object> values, Clock clock) {
        Budget budget = new Budget();
        return budget.during(() -> {
            Scope globals = Scope.of(Globals.of(clock), budget);
            Scope scope = globals.inner();
            values.forEach(scope::set);
            Output output = new Output(budget);
            body.run(scope, output);
            return output.toString();
        });
    }
}
