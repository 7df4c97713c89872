package io.ashlar.models.chat.jinja;

import io.ashlar.models.chat.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may follow a value: its parts, calls, filters and tests. */
final class SuffixParser {
    private static final Set<Kind> TEST_OPERANDS = Set.of(Kind.NAME, Kind.STRING, Kind.INTEGER, Kind.FLOAT);

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    SuffixParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** The attributes, items and calls that follow a value. */
    Expression withParts(Expression first) {
        Expression value = first;
        while (true) {
            if (tokens.skip(".")) {
                Token name = tokens.next();
                Expression object = value;
                if (name.kind() == Kind.INTEGER) {
                    Object place = Long.parseLong(name.text());
                    value = scope -> Attributes.item(object.in(scope), place);
                } else if (name.kind() == Kind.NAME) {
                    value = scope -> Attributes.attribute(object.in(scope), name.text());
                } else {
                    throw name.error("expected a name after '.'");
                }
            } else if (tokens.skip("[")) {
                value = subscript(value);
            } else if (tokens.isAt("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Expression object) {
        Expression begin = tokens.isAt(":") ? scope -> None.NONE : expressions.tuple(true);
        if (tokens.skip("]")) {
            return scope -> Attributes.item(object.in(scope), begin.in(scope));
        }
        List<Expression> bounds = new ArrayList<>(List.of(begin));
        while (tokens.skip(":")) {
            bounds.add(tokens.isAt(":") || tokens.isAt("]") ? scope -> None.NONE : expressions.expression());
        }
        tokens.expect("]");
        if (bounds.size() > 3) {
            throw tokens.peek().error("a slice has at most three bounds");
        }
        return scope -> Slices.slice(object.in(scope), Expression.all(bounds, scope), scope.budget());
    }

    private Expression call(Expression callee) {
        CallArguments arguments = arguments();
        return scope -> {
            scope.budget().step();
            Object function = callee.in(scope);
            if (function instanceof Callable callable) {
                return callable.call(arguments.in(scope), scope.budget());
            }
            if (function instanceof Undefined undefined) {
                throw undefined.error();
            }
            throw new TemplateError(Values.repr(function) + " cannot be called");
        };
    }

    /** The arguments in brackets that stand here. */
    CallArguments arguments() {
        List<Expression> places = new ArrayList<>();
        Map<String, Expression> names = new LinkedHashMap<>();
        tokens.expect("(");
        while (!tokens.skip(")")) {
            if (tokens.isAt(Kind.NAME) && tokens.peek(1).is("=")) {
                String name = tokens.next().text();
                tokens.next();
                names.put(name, expressions.expression());
            } else {
                places.add(expressions.expression());
            }
            if (!tokens.isAt(")")) {
                tokens.expect(",");
            }
        }
        return new CallArguments(places, names);
    }

    /** The filters, tests and calls that follow a value. */
    Expression filtersAndTests(Expression first) {
        Expression value = first;
        while (true) {
            if (tokens.skip("|")) {
                value = filter(value);
            } else if (tokens.skip("is")) {
                value = test(value);
            } else if (tokens.isAt("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    /** The filter that stands here, of a value. */
    Expression filter(Expression value) {
        Token name = tokens.expect(Kind.NAME);
        Filter filter = Filters.named(name.text());
        if (filter == null) {
            throw name.error("there is no filter '" + name.text() + "'");
        }
        CallArguments arguments = tokens.isAt("(") ? arguments() : new CallArguments(List.of(), Map.of());
        return scope -> {
            scope.budget().step();
            return filter.apply(value.in(scope), arguments.in(scope), scope.budget());
        };
    }

    private Expression test(Expression value) {
        boolean isNegated = tokens.skip("not");
        Token name = tokens.next();
        Tests.Test test = Tests.named(name.text());
        if (test == null) {
            throw name.error("there is no test '" + name.text() + "'");
        }
        CallArguments arguments = new CallArguments(List.of(), Map.of());
        if (tokens.isAt("(")) {
            arguments = arguments();
        } else if (beginsOperand()) {
            arguments =
                    new CallArguments(List.of(withParts(new PrimaryParser(tokens, expressions).primary())), Map.of());
        }
        CallArguments given = arguments;
        return scope -> test.holds(value.in(scope), given.in(scope)) != isNegated;
    }

    private boolean beginsOperand() {
        Token token = tokens.peek();
        boolean isKeyword = token.is("else")
                || token.is("or")
                || token.is("and")
                || token.is("is")
                || token.is("if")
                || token.is("not")
                || token.is("in");
        return (TEST_OPERANDS.contains(token.kind()) && !isKeyword) || token.is("[") || token.is("{");
    }
}
