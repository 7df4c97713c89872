package io.ashlar.models.chat.jinja;

import io.ashlar.models.chat.jinja.Statement.Flow;
import io.ashlar.models.chat.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Texts, prints and tags of a template. */
final class StatementParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    StatementParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    /** All of a template. */
    Statement template() {
        Statement body = body(Set.of());
        tokens.expect(Kind.END);
        return body;
    }

    /** Pieces up to a tag of one of these names, whose name is next. */
    private Statement body(Set<String> ends) {
        tokens.enter();
        List<Statement> pieces = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (token.kind() == Kind.DATA) {
                String text = tokens.next().text();
                pieces.add(write(scope -> text));
            } else if (token.kind() == Kind.PRINT_BEGIN) {
                tokens.next();
                pieces.add(write(expressions.tuple(true)));
                tokens.expect(Kind.PRINT_END);
            } else if (token.kind() == Kind.TAG_BEGIN) {
                tokens.next();
                if (ends.contains(tokens.peek().text())) {
                    break;
                }
                pieces.add(tag());
            } else {
                if (!ends.isEmpty()) {
                    throw token.error("one of " + ends + " is missing");
                }
                break;
            }
        }
        tokens.leave();
        return sequence(pieces);
    }

    private static Statement write(Expression value) {
        return (scope, output) -> {
            output.write(Values.text(value.in(scope)));
            return Flow.NEXT;
        };
    }

    private static Statement sequence(List<Statement> pieces) {
        return (scope, output) -> {
            for (Statement piece : pieces) {
                scope.budget().step();
                Flow flow = piece.run(scope, output);
                if (flow != Flow.NEXT) {
                    return flow;
                }
            }
            return Flow.NEXT;
        };
    }

    /** The rest of a tag whose end is now, and the pieces up to the tag that closes it. */
    private Statement bodyUpTo(String end) {
        tokens.expect(Kind.TAG_END);
        Statement body = body(Set.of(end));
        close();
        return body;
    }

    private void close() {
        tokens.next();
        tokens.expect(Kind.TAG_END);
    }

    private Statement tag() {
        Token name = tokens.expect(Kind.NAME);
        return switch (name.text()) {
            case "if" -> condition();
            case "for" -> loop();
            case "set" -> assignment();
            case "macro" -> macro();
            case "filter" -> filterBlock();
            case "with" -> with();
            case "generation" -> bodyUpTo("endgeneration");
            case "break" -> jump(Flow.BREAK);
            case "continue" -> jump(Flow.CONTINUE);
            default -> throw name.error("there is no tag '" + name.text() + "' in chat templates");
        };
    }

    private Statement jump(Flow flow) {
        tokens.expect(Kind.TAG_END);
        return (scope, output) -> flow;
    }

    private Statement condition() {
        Expression condition = expressions.tuple(true);
        tokens.expect(Kind.TAG_END);
        Statement then = body(Set.of("elif", "else", "endif"));
        Statement otherwise = (scope, output) -> Flow.NEXT;
        if (tokens.skip("elif")) {
            tokens.enter();
            otherwise = condition();
            tokens.leave();
        } else if (tokens.skip("else")) {
            otherwise = bodyUpTo("endif");
        } else {
            close();
        }
        Statement last = otherwise;
        return (scope, output) ->
                Values.isTrue(condition.in(scope)) ? then.run(scope, output) : last.run(scope, output);
    }

    private Statement loop() {
        Target target = Target.parse(tokens);
        tokens.expect("in");
        Expression values = expressions.tuple(false);
        Expression condition = tokens.skip("if") ? expressions.expression() : scope -> true;
        if (tokens.isAt("recursive")) {
            throw tokens.peek().error("recursive loops are not offered");
        }
        tokens.expect(Kind.TAG_END);
        Statement body = body(Set.of("else", "endfor"));
        Statement otherwise = (scope, output) -> Flow.NEXT;
        if (tokens.skip("else")) {
            otherwise = bodyUpTo("endfor");
        } else {
            close();
        }
        return new ForLoop(target, values, condition, body, otherwise);
    }

    private Statement assignment() {
        Target target = Target.parse(tokens);
        if (tokens.skip("=")) {
            Expression value = expressions.tuple(true);
            tokens.expect(Kind.TAG_END);
            return (scope, output) -> {
                target.assign(value.in(scope), scope);
                return Flow.NEXT;
            };
        }
        Expression captured = scope -> scope.get(Macro.CAPTURED);
        while (tokens.skip("|")) {
            captured = expressions.suffixes().filter(captured);
        }
        Expression filtered = captured;
        Statement body = bodyUpTo("endset");
        return (scope, output) -> {
            Scope inner = scope.inner();
            inner.set(Macro.CAPTURED, Macro.capture(body, scope.inner()));
            target.assign(filtered.in(inner), scope);
            return Flow.NEXT;
        };
    }

    private Statement macro() {
        String name = tokens.expect(Kind.NAME).text();
        List<Macro.Parameter> parameters = parameters();
        Statement body = bodyUpTo("endmacro");
        return (scope, output) -> {
            scope.set(name, new Macro(name, parameters, body, scope));
            return Flow.NEXT;
        };
    }

    private List<Macro.Parameter> parameters() {
        List<Macro.Parameter> parameters = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.skip(")")) {
            String name = tokens.expect(Kind.NAME).text();
            boolean hasDefault = tokens.skip("=");
            Expression absent = hasDefault ? expressions.expression() : scope -> new Undefined(name);
            parameters.add(new Macro.Parameter(name, absent));
            if (!tokens.isAt(")")) {
                tokens.expect(",");
            }
        }
        return parameters;
    }

    private Statement filterBlock() {
        Expression value = expressions.suffixes().filter(scope -> scope.get(Macro.CAPTURED));
        while (tokens.skip("|")) {
            value = expressions.suffixes().filter(value);
        }
        Expression filtered = value;
        Statement body = bodyUpTo("endfilter");
        return (scope, output) -> {
            Scope inner = scope.inner();
            inner.set(Macro.CAPTURED, Macro.capture(body, scope.inner()));
            output.write(Values.text(filtered.in(inner)));
            return Flow.NEXT;
        };
    }

    private Statement with() {
        List<Target> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.isAt(Kind.TAG_END)) {
            targets.add(Target.parse(tokens));
            tokens.expect("=");
            values.add(expressions.expression());
            tokens.skip(",");
        }
        Statement body = bodyUpTo("endwith");
        return (scope, output) -> {
            Scope inner = scope.inner();
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(values.get(i).in(scope), inner);
            }
            return body.run(inner, output);
        };
    }
}
