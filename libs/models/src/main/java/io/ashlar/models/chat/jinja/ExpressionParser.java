package io.ashlar.models.chat.jinja;

import io.ashlar.models.chat.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions by Jinja2's grammar: its precedences, filters and tests. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<Kind> TEST_OPERANDS = Set.of(Kind.NAME, Kind.STRING, Kind.INTEGER, Kind.FLOAT);

    private final TokenStream tokens;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** An expression, with a condition where one follows. */
    Expression expression() {
        tokens.enter();
        Expression value = or();
        while (tokens.skip("if")) {
            Expression then = value;
            Expression condition = or();
            Expression otherwise = tokens.skip("else") ? expression() : scope -> new Undefined("the else of an if");
            value = scope -> Values.isTrue(condition.in(scope)) ? then.in(scope) : otherwise.in(scope);
        }
        tokens.leave();
        return value;
    }

    /** An expression, or several with commas between: a tuple. */
    Expression tuple(boolean withCondition) {
        List<Expression> elements = new ArrayList<>();
        elements.add(withCondition ? expression() : or());
        boolean isTuple = false;
        while (tokens.skip(",")) {
            isTuple = true;
            if (endsTuple()) {
                break;
            }
            elements.add(withCondition ? expression() : or());
        }
        return isTuple ? scope -> Tuple.of(list(elements, scope)) : elements.get(0);
    }

    private boolean endsTuple() {
        return tokens.isAt(Kind.TAG_END)
                || tokens.isAt(Kind.PRINT_END)
                || tokens.isAt(")")
                || tokens.isAt("in")
                || tokens.isAt("=");
    }

    private static List<Object> list(List<Expression> elements, Scope scope) {
        List<Object> values = new ArrayList<>(elements.size());
        scope.budget().pay(elements.size());
        elements.forEach(element -> values.add(element.in(scope)));
        return values;
    }

    /** An expression without a condition after it. */
    Expression or() {
        Expression left = and();
        while (tokens.skip("or")) {
            Expression a = left;
            Expression b = and();
            left = scope -> {
                Object value = a.in(scope);
                return Values.isTrue(value) ? value : b.in(scope);
            };
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.skip("and")) {
            Expression a = left;
            Expression b = not();
            left = scope -> {
                Object value = a.in(scope);
                return Values.isTrue(value) ? b.in(scope) : value;
            };
        }
        return left;
    }

    private Expression not() {
        if (!tokens.skip("not")) {
            return comparison();
        }
        tokens.enter();
        Expression value = not();
        tokens.leave();
        return scope -> !Values.isTrue(value.in(scope));
    }

    /** One comparison, or a chain of them that all must hold. */
    private Expression comparison() {
        Expression first = sum();
        List<String> operators = new ArrayList<>();
        List<Expression> operands = new ArrayList<>(List.of(first));
        for (String operator = comparator(); operator != null; operator = comparator()) {
            operators.add(operator);
            operands.add(sum());
        }
        if (operators.isEmpty()) {
            return first;
        }
        return scope -> {
            Object left = first.in(scope);
            for (int i = 0; i < operators.size(); i++) {
                Object right = operands.get(i + 1).in(scope);
                if (!Operators.comparison(operators.get(i), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private @Nullable String comparator() {
        if (tokens.peek().kind() == Kind.OPERATOR
                && COMPARISONS.contains(tokens.peek().text())) {
            return tokens.next().text();
        }
        if (tokens.skip("in")) {
            return "in";
        }
        if (tokens.isAt("not") && tokens.peek(1).is("in")) {
            tokens.next();
            tokens.next();
            return "not in";
        }
        return null;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.isAt("+") || tokens.isAt("-")) {
            left = binary(tokens.next().text(), left, concatenation());
        }
        return left;
    }

    private static Expression binary(String operator, Expression a, Expression b) {
        return scope -> {
            scope.budget().step();
            return Operators.binary(operator, a.in(scope), b.in(scope), scope.budget());
        };
    }

    private Expression concatenation() {
        Expression left = product();
        while (tokens.skip("~")) {
            Expression a = left;
            Expression b = product();
            left = scope -> {
                String first = Values.text(a.in(scope));
                String second = Values.text(b.in(scope));
                scope.budget().text((long) first.length() + second.length());
                return first + second;
            };
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (tokens.isAt("*") || tokens.isAt("/") || tokens.isAt("//") || tokens.isAt("%")) {
            left = binary(tokens.next().text(), left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary(true);
        while (tokens.skip("**")) {
            left = binary("**", left, unary(true));
        }
        return left;
    }

    private Expression unary(boolean withFilters) {
        tokens.enter();
        Expression value;
        if (tokens.skip("-")) {
            Expression positive = unary(false);
            value = scope -> Operators.negative(positive.in(scope));
        } else if (tokens.skip("+")) {
            value = unary(false);
        } else {
            value = postfix(new PrimaryParser(tokens, this).primary());
        }
        tokens.leave();
        return withFilters ? filtersAndTests(value) : value;
    }

    private Expression postfix(Expression first) {
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
        Expression begin = tokens.isAt(":") ? scope -> None.NONE : tuple(true);
        if (tokens.skip("]")) {
            return scope -> Attributes.item(object.in(scope), begin.in(scope));
        }
        List<Expression> bounds = new ArrayList<>(List.of(begin));
        while (tokens.skip(":")) {
            bounds.add(tokens.isAt(":") || tokens.isAt("]") ? scope -> None.NONE : expression());
        }
        tokens.expect("]");
        if (bounds.size() > 3) {
            throw tokens.peek().error("a slice has at most three bounds");
        }
        return scope -> Slices.slice(object.in(scope), list(bounds, scope), scope.budget());
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

    /** Arguments before they are worked out. */
    record CallArguments(List<Expression> places, Map<String, Expression> names) {
        Arguments in(Scope scope) {
            Map<String, Object> values = new LinkedHashMap<>();
            names.forEach((name, value) -> values.put(name, value.in(scope)));
            return new Arguments(list(places, scope), values);
        }
    }

    CallArguments arguments() {
        List<Expression> places = new ArrayList<>();
        Map<String, Expression> names = new LinkedHashMap<>();
        tokens.expect("(");
        while (!tokens.skip(")")) {
            if (tokens.isAt(Kind.NAME) && tokens.peek(1).is("=")) {
                String name = tokens.next().text();
                tokens.next();
                names.put(name, expression());
            } else {
                places.add(expression());
            }
            if (!tokens.isAt(")")) {
                tokens.expect(",");
            }
        }
        return new CallArguments(places, names);
    }

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
            arguments = new CallArguments(List.of(postfix(new PrimaryParser(tokens, this).primary())), Map.of());
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
