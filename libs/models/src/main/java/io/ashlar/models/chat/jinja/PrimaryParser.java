package io.ashlar.models.chat.jinja;

import io.ashlar.models.chat.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Literals, names, and what stands in brackets. */
final class PrimaryParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    PrimaryParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case NAME -> name(token.text());
            case STRING -> string(token.text());
            case INTEGER -> constant(integer(token));
            case FLOAT -> constant(Double.parseDouble(token.text()));
            case OPERATOR -> bracket(token);
            default -> throw token.error("expected an expression");
        };
    }

    private static long integer(Token token) {
        try {
            return Long.parseLong(token.text());
        } catch (NumberFormatException e) {
            throw token.error(token.text() + " is too large");
        }
    }

    private static Expression constant(Object value) {
        return scope -> value;
    }

    private static Expression name(String name) {
        return switch (name) {
            case "true", "True" -> constant(true);
            case "false", "False" -> constant(false);
            case "none", "None" -> constant(None.NONE);
            default ->
                scope -> {
                    scope.budget().step();
                    return scope.get(name);
                };
        };
    }

    /** A text, together with those that stand next to it. */
    private Expression string(String first) {
        StringBuilder text = new StringBuilder(first);
        while (tokens.isAt(Kind.STRING)) {
            text.append(tokens.next().text());
        }
        return constant(text.toString());
    }

    private Expression bracket(Token open) {
        return switch (open.text()) {
            case "(" -> parenthesis();
            case "[" -> list();
            case "{" -> map();
            default -> throw open.error("unexpected '" + open.text() + "'");
        };
    }

    private Expression parenthesis() {
        if (tokens.skip(")")) {
            return scope -> Tuple.of();
        }
        Expression value = expressions.tuple(true);
        tokens.expect(")");
        return value;
    }

    private Expression list() {
        List<Expression> elements = new ArrayList<>();
        while (!tokens.skip("]")) {
            elements.add(expressions.expression());
            if (!tokens.isAt("]")) {
                tokens.expect(",");
            }
        }
        return scope -> {
            scope.budget().pay(1 + elements.size());
            List<Object> values = new ArrayList<>();
            elements.forEach(element -> values.add(element.in(scope)));
            return values;
        };
    }

    private Expression map() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.skip("}")) {
            keys.add(expressions.expression());
            tokens.expect(":");
            values.add(expressions.expression());
            if (!tokens.isAt("}")) {
                tokens.expect(",");
            }
        }
        return scope -> {
            scope.budget().pay(1 + keys.size());
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i).in(scope), values.get(i).in(scope));
            }
            return map;
        };
    }
}
