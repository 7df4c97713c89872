package io.ashlar.models.chat.jinja;

import io.ashlar.models.chat.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions by Jinja2's grammar and precedences. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final SuffixParser suffixes;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.suffixes = new SuffixParser(tokens, this);
    }

    /** What follows a value. */
    SuffixParser suffixes() {
        return suffixes;
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
        return isTuple ? scope -> Tuple.of(Expression.all(elements, scope)) : elements.get(0);
    }

    private boolean endsTuple() {
        return tokens.isAt(Kind.TAG_END)
                || tokens.isAt(Kind.PRINT_END)
                || tokens.isAt(")")
                || tokens.isAt("in")
                || tokens.isAt("=");
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
            value = suffixes.withParts(new PrimaryParser(tokens, this).primary());
        }
        tokens.leave();
        return withFilters ? suffixes.filtersAndTests(value) : value;
    }
}
